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

    /// <summary>Reads samples from a file. Semicolons and tabs divide as commas do, and then a comma may stand in a number for the point.</summary>
    /// <exception cref="InvalidInputException">There is no such file, or a line of it makes no sense; the message says which.</exception>
    public static IReadOnlyList<Sample> Read(string path)
    {
        var lines = Lines(path);
        var columns = new Columns(path, lines.Length == 0 ? "" : lines[0]);
        List<Sample> samples = [.. lines.Select((line, i) => (line, i)).Skip(1).Where(one => one.line.Trim().Length > 0).Select(one => Parse(columns.Of(one.line, one.i + 1)))];
        if (samples.Count == 0) throw new InvalidInputException($"{path} has a heading and no samples.");
        if (samples.GroupBy(sample => (sample.Round, sample.Case)).FirstOrDefault(group => group.Skip(1).Any())?.Key is { } twice)
            throw new InvalidInputException($"{path}: round {twice.Round} has '{twice.Case.Variant}' with {twice.Case.Threads} threads more than once. Each repetition is a round of its own, in which each case has one time.");
        return samples;
    }

    private static string[] Lines(string path)
    {
        if (!File.Exists(path)) throw new InvalidInputException($"There is no file {path}.");
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    private static Sample Parse(Fields fields)
    {
        var threads = fields.Whole("threads", 1, Plan.MostThreads);
        var variant = fields.Text("variant") ?? "program";
        if (variant.Equals(Case.Serial, StringComparison.OrdinalIgnoreCase)) variant = Case.Serial;
        if (variant == Case.Serial && threads != 1) throw new InvalidInputException($"{fields.Where}: the serial program has one thread, not {threads}.");
        return new Sample(fields.Whole("round", 0, int.MaxValue), new Case(variant, threads), fields.Needed("seconds", 1e-9, 1e6))
        {
            Canary = fields.Number("canary_ns", 1, 1e9),
            IsSteady = fields.Number("steady", 0, 1) != 0,
            Others = fields.Number("others", 0, 1),
            Imbalance = fields.Number("imbalance", 1, Plan.MostThreads),
        };
    }

    // What the heading says: which column stands where, and what divides them.
    private sealed class Columns
    {
        private readonly string _path;
        private readonly List<string> _names;
        private readonly char _divider;

        public Columns(string path, string heading)
        {
            _path = path;
            _divider = Array.Find([';', '\t'], heading.Contains) is var other and not '\0' ? other : ',';
            _names = [.. heading.Split(_divider).Select(name => Bare(name).ToLowerInvariant())];
            foreach (var needed in new[] { "round", "threads", "seconds" })
            {
                if (!_names.Contains(needed)) throw new InvalidInputException($"{path}:1 has no column '{needed}'. A heading such as  {Heading}  names the columns.");
            }
        }

        public Fields Of(string line, int number)
        {
            var fields = line.Split(_divider);
            var where = $"{_path}:{number}";
            if (fields.Length > _names.Count) throw new InvalidInputException($"{where} has {fields.Length} fields, and the heading {_names.Count}. Numbers have a point, or semicolons divide the fields.");
            return new Fields(where, _names, fields, hasDecimalComma: _divider != ',');
        }
    }

    // The fields of a line, by the names of their columns.
    private readonly struct Fields(string where, List<string> names, string[] fields, bool hasDecimalComma)
    {
        public string Where => where;

        public string? Text(string name) =>
            names.IndexOf(name) is var column and >= 0 && column < fields.Length && Bare(fields[column]) is { Length: > 0 } text ? text : null;

        public double? Number(string name, double least, double most)
        {
            if (Text(name) is not { } text) return null;
            var plain = hasDecimalComma ? text.Replace(',', '.') : text;
            return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
                : throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"{where}: {name} is '{text}', and should be a number from {least} to {most}."));
        }

        public double Needed(string name, double least, double most) => Number(name, least, most) ?? throw new InvalidInputException($"{where} has no {name}.");

        public int Whole(string name, int least, int most) => Needed(name, least, most) is var number && number == Math.Floor(number)
            ? (int)number
            : throw new InvalidInputException($"{where}: {name} is '{Text(name)}', and should be a whole number.");
    }

    private static string Bare(string text) => text.Trim().Trim('"').Trim();
}
