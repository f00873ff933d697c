namespace Threads.Labs;

/// <summary>Says that an assembly is a lab.</summary>
/// <param name="folder">The name of its folder under <c>labs/</c>: <c>05-races</c>.</param>
/// <param name="title">Its title: <c>Races</c>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class LabAttribute(string folder, string title) : Attribute
{
    /// <summary>The name of its folder under <c>labs/</c>, a number and a word: <c>05-races</c>.</summary>
    public string Folder { get; } = folder;

    /// <summary>Its title.</summary>
    public string Title { get; } = title;

    /// <summary>What it teaches, in one line.</summary>
    public string Summary { get; init; } = "";
}
