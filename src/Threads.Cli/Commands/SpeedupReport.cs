using Threads.Labs.Charts;
using Threads.Labs.Reports;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>The screen of <c>threads speedup</c>: a table for each way to do the work, and what it means.</summary>
internal static class SpeedupReport
{
    private const double NearNanoseconds = 200;
    private const double Million = 1 << 20;

    public static void Write(Screen screen, Conclusions found, bool charts)
    {
        var (measurement, scaling) = (found.Measurement, found.Scaling);
        screen.Line(" ", new Piece(Title(found), Tone.Strong));
        WriteCircumstances(screen, found);
        screen.Line();
        if (scaling.Variants.Count == 0)
        {
            screen.Paragraph(Nothing(measurement), 1, Tone.Notice);
            return;
        }

        screen.Line(new Piece(" threads   time (median, 95 %)             speedup (95 %) efficiency Karp–Flatt", Tone.Quiet));
        if (scaling.Serial is { } serial) screen.Line($" {"serial",-9} {Time(serial.Seconds)}");
        foreach (var (variant, reading) in scaling.Variants.Zip(found.Readings)) Write(screen, found, variant, reading);
        if (!charts && scaling.Variants[0].Points.Count < 3) return;
        foreach (var chart in SpeedupCharts.All(found).Take(charts ? 3 : 1))
        {
            screen.Line();
            TerminalChart.Write(screen, chart);
        }
    }

    private static string Title(Conclusions found)
    {
        var (measurement, scaling) = (found.Measurement, found.Scaling);
        var canary = scaling.Canary is { } trip ? $" ({(trip < NearNanoseconds ? "near" : "far")}: cache line {trip:0} ns)" : "";
        var rounds = measurement.Samples.Select(sample => sample.Round).Distinct().Count();
        var size = measurement.Size == 1 ? "" : $", {Number(measurement.Size)} {measurement.Unit}{(measurement.IsWeak ? " for each thread" : "")}";
        var cores = measurement.AreCoresKnown ? $" · {Phrases.Count(measurement.Cores, "core")}" : "";
        return $"{measurement.Workload}{size}{cores}{canary} · {Phrases.Count(rounds, "paired sample")}";
    }

    private static string Nothing(Measurement measurement) => measurement.Samples.Count > 0 && !measurement.Samples.Any(sample => sample.Case.Threads == 1)
        ? "Neither the serial program nor one thread was measured: there is nothing to compare the others with."
        : $"Too few rounds for an interval: {Scaling.FewestRounds} are needed, with the serial program and each number of threads in them. Nothing can be said yet.";

    // What a reader must know to believe the figures, and only where there is something to know.
    private static void WriteCircumstances(Screen screen, Conclusions found)
    {
        var (measurement, scaling) = (found.Measurement, found.Scaling);
        var notes = new List<string>();
        if (measurement.WasInterrupted) notes.Add("Interrupted: a report on what was measured until then.");
        else if (!measurement.IsPrecise) notes.Add("Its time was over before the speedup was known as precisely as asked for.");
        if (scaling.Dropped > 0) notes.Add($"Left out: {Phrases.Count(scaling.Dropped, "sample")}, since the cores were further apart then, or nearer.");
        if (scaling.Disturbed > 0) notes.Add($"Left out: {Phrases.Count(scaling.Disturbed, "sample")}, since others had a processor meanwhile.");
        if (measurement.Stolen is > 0.01 and var stolen) notes.Add($"The host took {stolen:P0} of these processors.");
        if (scaling.Variants.Any(variant => variant.Most.Case.Threads > measurement.Cores)) notes.Add($"* more threads than processors.");
        notes.AddRange(measurement.Missing.Select(missing => $"Missing: {missing}."));
        if (scaling.Variants.Count > 0) notes.AddRange(scaling.TooFew.Select(one => $"Missing: {one.Variant} with {Phrases.Count(one.Threads, "thread")}, of which fewer than {Scaling.FewestRounds} samples count."));
        if (notes.Count > 0) screen.Paragraph(string.Join(" ", notes), 1, Tone.Quiet);
    }

    private static void Write(Screen screen, Conclusions found, VariantScaling variant, Reading reading)
    {
        screen.Line();
        screen.Line(" ", new Piece(variant.Variant, Tone.Strong));
        foreach (var point in variant.Points) screen.Line(Row(point, found.Measurement.Cores));
        if (found.Measurement.Wrong.FirstOrDefault(wrong => wrong.Variant == variant.Variant) is { Variant: not null } wrong)
            screen.Paragraph($"Wrong: it answered {wrong.Given:#,0.######}, and the serial program {wrong.Expected:#,0.######}.", 1, Tone.Bad);
        screen.Hanging("Reading: ", reading.ToString(), 1);
        if (variant == found.Scaling.Variants[0] || variant.Fits.Count > 0)
        {
            foreach (var fit in Conclusions.Fits(variant, reading.Bound, found.Measurement.IsWeak)) screen.Paragraph(fit, 1, Tone.Quiet);
        }
    }

    private static string Row(ScalingPoint point, int cores)
    {
        var threads = $"{point.Case.Threads}{(point.Case.Threads > cores ? "*" : "")}";
        var speedup = $"{point.Speedup.Value,5:0.00}  {point.Speedup.Low:0.00}–{point.Speedup.High:0.00}";
        var row = $" {threads,-9} {Time(point.Seconds)}   {speedup}";
        return point.Case.Threads == 1 ? row : $"{row,-61}{point.Efficiency.Value,7:0.00}{point.KarpFlatt?.Value,11:0.00}";
    }

    private static string Time(Interval seconds)
    {
        var (factor, unit) = seconds.Value switch { < 1e-6 => (1e9, "ns"), < 1e-3 => (1e6, "µs"), < 1 => (1e3, "ms"), _ => (1.0, "s") };
        var value = seconds.Map(second => second * factor);
        return $"{value.Value,7:0.00} {unit}  {value.Low:0.00}–{value.High:0.00}".PadRight(29);
    }

    private static string Number(int size) => size >= Million && size % (int)Million == 0 ? $"{size / (int)Million} M" : $"{size:N0}";
}
