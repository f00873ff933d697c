using Threads.Exploration;
using Threads.Labs;

namespace Threads.Cli;

/// <summary>What an argument like <c>races/counter</c> names: a lab, and perhaps a part of it.</summary>
/// <param name="Lab">The lab's name, as typed.</param>
/// <param name="Part">The exercise's or demonstration's name; null for the lab as a whole.</param>
internal readonly record struct Target(string Lab, string? Part)
{
    public static Target Parse(string text)
    {
        var bare = text.Replace('\\', '/').TrimEnd('/');
        if (bare.StartsWith("labs/", StringComparison.Ordinal)) bare = bare[5..];
        return bare.Split('/') switch
        {
            [{ Length: > 0 } lab] => new Target(lab, null),
            [{ Length: > 0 } lab, { Length: > 0 } part] => new Target(lab, part),
            _ => throw new InvalidInputException($"'{text}' names no lab: write LAB or LAB/EXERCISE, such as races or races/counter."),
        };
    }

    /// <summary>A target with a part.</summary>
    /// <exception cref="InvalidInputException">The part is missing.</exception>
    public static Target ParsePart(string text, string kind)
    {
        var target = Parse(text);
        return target.Part is null ? throw new InvalidInputException($"Which {kind} of {target.Lab}? Write {target.Lab}/NAME; see  threads list {target.Lab}") : target;
    }
}
