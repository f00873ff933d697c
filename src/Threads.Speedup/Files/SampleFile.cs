using System.Globalization;
using System.Text;
using Threads.Exploration;

namespace Threads.Speedup;

/// <summary>
/// Samples as comma-separated values, a line a sample, for spreadsheets and for times that were measured elsewhere. A heading names the
/// columns, in any order: <c>round</c>, <c>threads</c> and <c>seconds</c> are needed; <c>variant</c> (<c>serial</c> for the program without threads),
/// <c>canary_ns</c>, <c>steady</c>, <c>others</c> and <c>imbalance</c> may be there.
/// </summary>
public static class SampleFile
{
    private const string Heading = "round,variant,threads,seconds,canary_ns,steady,others,imbalance";

    /// <summary>The samples as text.</summary>
    public static string Write(IReadOnlyList<Sample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var text = new StringBuilder(Heading).AppendLine();
        foreach (var sample in samples)
        {
            text.Append(CultureInfo.InvariantCulture, $"{sample.Round},{sample.Case.Variant},{sample.Case.Threads},{sample.Seconds:R},{sample.Canary:F0},")
                .AppendLine(CultureInfo.InvariantCulture, $"{(sample.IsSteady ? 1 : 0)},{sample.Others:0.####},{sample.Imbalance:0.###}");
        }

        return text.ToString();
    }

    /// <summary>Reads samples from a file.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or a line of it makes no sense; the message says which.</exception>
    public static IReadOnlyList<Sample> Read(string path)
    {
        if (!File.Exists(path)) throw new InvalidInputException($"There is no file {path}.");
        var lines = File.ReadAllLines(path);
        var names = lines.Length == 0 ? [] : lines[0].Split(',').Select(name => name.Trim()).ToList();
        foreach (var needed in new[] { "round", "threads", "seconds" })
        {
            if (!names.Contains(needed)) throw new InvalidInputException($"{path}:1 has no column '{needed}'. A heading such as  {Heading}  names the columns.");
        }

        return [.. lines.Select((line, i) => (line, i)).Skip(1).Where(one => one.line.Trim().Length > 0).Select(one => Parse(one.line.Split(','), names, $"{path}:{one.i + 1}"))];
    }

    private static Sample Parse(string[] fields, List<string> names, string where)
    {
        string? Text(string name) => names.IndexOf(name) is var column and >= 0 && column < fields.Length && fields[column].Trim() is { Length: > 0 } text ? text : null;
        double? Number(string name, double least, double most) => Text(name) is not { } text ? null
            : double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new InvalidInputException($"{where}: {name} is '{text}', and should be a number from {least:0.###} to {most:0.###}.");
        double Needed(string name, double least, double most) => Number(name, least, most) ?? throw new InvalidInputException($"{where} has no {name}.");
        var threads = Needed("threads", 1, Plan.MostThreads);
        var variant = Text("variant") ?? "program";
        if (variant == Case.Serial && threads != 1) throw new InvalidInputException($"{where}: the serial program has one thread, not {threads}.");
        return new Sample((int)Needed("round", 0, int.MaxValue), new Case(variant, (int)threads), Needed("seconds", 1e-9, 1e6))
        {
            Canary = Number("canary_ns", 1, 1e9),
            IsSteady = Number("steady", 0, 1) != 0,
            Others = Number("others", 0, 1),
            Imbalance = Number("imbalance", 1, Plan.MostThreads),
        };
    }
}
