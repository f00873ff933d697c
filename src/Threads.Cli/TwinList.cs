using System.Reflection;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Managed;

namespace Threads.Cli;

/// <summary>Lists the types of the base class library that have a controlled twin.</summary>
internal static class TwinList
{
    public static int Write(Screen screen)
    {
        screen.Line(new Piece("Covered by a controlled twin:", Tone.Strong));
        var twins = typeof(TwinAttribute).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<TwinAttribute>()?.Original)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var twin in twins) screen.Line($"  {Readable(twin)}");
        screen.Paragraph("Whatever else of a concurrency API a program reaches, another type or a member that a twin lacks, gets the verdict unsupported, with its name and line; never a pass.", 0, Tone.Quiet);
        return ExitCode.Passed;
    }

    // System.Threading.ThreadLocal`1 is written ThreadLocal<T> in C#.
    private static string Readable(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", Enumerable.Range(1, name[tick + 1] - '0').Select(i => name[tick + 1] == '1' ? "T" : $"T{i}"))}>";
    }
}
