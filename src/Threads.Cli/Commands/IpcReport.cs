using Threads.Labs.Charts;
using Threads.Labs.Reports;
using Threads.SharedMemory.Messages;

namespace Threads.Cli.Commands;

/// <summary>What a message costs, on the screen: a table for each pairing, two pictures, and why.</summary>
internal static class IpcReport
{
    private const int LabelWidth = 18;
    private const int ColumnWidth = 10; // so that the six usual sizes fit a terminal of 80 columns

    public static void Write(Screen screen, IpcFindings findings, IReadOnlyList<string> saved)
    {
        var canary = findings.Results.Select(result => result.Canary).Order().ElementAt(findings.Results.Count / 2);
        screen.Line(new Piece("Two processes and a message: what does it cost?", Tone.Strong));
        screen.Hanging(" ", $"{findings.Cores} core{(findings.Cores == 1 ? "" : "s")} ({(findings.IsNear ? "near" : "far")}: a cache line there and back takes {canary:0} ns) · medians of up to {findings.Request.Samples} samples", 0, Tone.Quiet);
        if (findings.Cores < 2) screen.Paragraph("Only one core may be used: both processes take turns on it, and spinning waits for the end of a turn.", 1, Tone.Notice);
        if (Load() is { } load && load > findings.Cores + 1)
            screen.Paragraph($"Other programs are running (load {load:0.0}): these figures are too high, and uneven. Measure again when the computer is idle.", 1, Tone.Notice);
        if (findings.Results.Count < findings.Request.Sizes.Count * Enum.GetValues<Pairing>().Length * Enum.GetValues<Way>().Length)
            screen.Paragraph("Where a dash stands, no sample was undisturbed and in that placement of the cores: --samples 9 or more leaves fewer.", 1, Tone.Notice);
        screen.Line();
        foreach (var pairing in Enum.GetValues<Pairing>()) WriteTables(screen, findings, pairing);
        TerminalChart.Write(screen, IpcCharts.OneWay(findings));
        screen.Line();
        TerminalChart.Write(screen, IpcCharts.ThereAndBack(findings));
        screen.Line();
        IpcExplanation.Write(screen, findings);
        if (saved.Count > 0) screen.Hanging("Saved: ", string.Join(", ", saved), 0, Tone.Quiet);
    }

    public static string NameOf(Way way) => way switch
    {
        Way.Ring => "shared ring",
        Way.Pipe => "pipe",
        Way.UnixSocket => "Unix socket",
        _ => "TCP loopback",
    };

    /// <summary>A time with its unit: three digits that count.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10 => $"{nanoseconds:0.00} ns",
        < 100 => $"{nanoseconds:0.0} ns",
        < 1_000 => $"{nanoseconds:0} ns",
        < 100_000 => $"{nanoseconds / 1_000:0.0} µs",
        < 1_000_000 => $"{nanoseconds / 1_000:0} µs",
        _ => $"{nanoseconds / 1_000_000:0.0} ms",
    };

    public static string Size(int bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 when bytes % (1 << 10) == 0 => $"{bytes >> 10} KiB",
        < 1 << 20 => $"{bytes} B",
        _ => $"{bytes >> 20} MiB",
    };

    // What does not fit beside each other stands below each other: no size that was measured is kept back.
    private static void WriteTables(Screen screen, IpcFindings findings, Pairing pairing)
    {
        screen.Line(new Piece(TitleOf(pairing), Tone.Strong));
        foreach (var sizes in findings.Request.Sizes.Chunk((screen.Width - LabelWidth) / ColumnWidth)) WriteTable(screen, findings, pairing, sizes);
    }

    private static void WriteTable(Screen screen, IpcFindings findings, Pairing pairing, int[] sizes)
    {
        screen.Line(new Piece(Row("", sizes.Select(Size)), Tone.Quiet));
        foreach (var way in Enum.GetValues<Way>())
            screen.Line(Row(NameOf(way), sizes.Select(size => findings.Of(way, pairing, size) is { } result ? Time(result.Nanoseconds) : "–")));
        var limit = pairing is Pairing.Spinning or Pairing.Blocking
            ? Row("cache line", sizes.Select(size => size <= 64 && findings.Of(Way.Ring, pairing, size) is { } result ? Time(result.Canary) : "–"))
            : Row("memory copied once", sizes.Select(size => Time(findings.Copies[size])));
        screen.Line(new Piece(limit, Tone.Quiet));
        screen.Line();
    }

    // How many programs wanted to run, on average of the last minute (man 5 proc_loadavg); this measurement is two of them.
    private static double? Load()
    {
        try
        {
            return double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string TitleOf(Pairing pairing) => pairing switch
    {
        Pairing.EachByItself => "One way, each message by itself: time for a message",
        Pairing.Batches => $"One way, {Size(Traffic.BatchBytes)} of messages handed over together: time for a message",
        Pairing.Spinning => "There and back, both look again and again and never sleep",
        _ => "There and back, both sleep until they are woken",
    };

    private static string Row(string label, IEnumerable<string> cells) => label.PadRight(LabelWidth) + string.Concat(cells.Select(cell => cell.PadLeft(ColumnWidth)));
}
