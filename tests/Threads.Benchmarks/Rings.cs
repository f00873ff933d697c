using System.Diagnostics;
using System.Globalization;
using Threads.SharedMemory;
using Threads.SharedMemory.Messages;

namespace Threads.Benchmarks;

/// <summary>
/// Our ring against the equivalent ring in C, and against a pipe, a Unix socket and TCP, in all four pairings. Every round measures every cell, ours and
/// C's directly after one another, the canary before and after; only samples of one placement of the cores are compared.
/// </summary>
internal static class Rings
{
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(40);
    private static readonly Case[] Cases =
    [
        new(Pairing.EachByItself, 8, 1.25), new(Pairing.EachByItself, 64, 1.10), new(Pairing.EachByItself, 1024, 1.10), new(Pairing.EachByItself, 65536, 1.10),
        new(Pairing.Batches, 8, 1.0), new(Pairing.Batches, 64, 1.0),
        new(Pairing.Spinning, 8, null), new(Pairing.Spinning, 64, null), new(Pairing.Blocking, 8, null), new(Pairing.Blocking, 64, null),
    ];

    /// <summary>Measures and prints the table.</summary>
    /// <param name="rounds">How often each is measured.</param>
    public static void Run(int rounds)
    {
        using var segment = SharedSegment.CreateAnonymous(Wires.SegmentBytes);
        using var meter = new Meter(segment, Start);
        using var c = CRing.TryBuild(meter.Cores);
        var cells = Cases.SelectMany(one => Enum.GetValues<Way>().Select(way => new Cell(way, one.Pairing, one.Bytes))).ToList();
        var comparison = new Comparison(meter, Time);
        var pairs = Cases.ToDictionary(one => one, _ => new List<Pair>());
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.Write($"\rround {round} of {rounds} …");
            comparison.Round(cells);
            if (c is null) continue;
            foreach (var one in Cases.Where(one => one.Limit is not null)) pairs[one].Add(Measure(meter, c, one));
        }

        Console.Error.WriteLine();
        Write(comparison, pairs, c is not null, Console.Out);
    }

    // C before and after: what changes slowly meets both.
    private static Pair Measure(Meter meter, CRing c, Case one)
    {
        var traffic = new Traffic(one.Pairing, one.Bytes, 0);
        var count = Math.Max(1, (int)(Time.TotalNanoseconds / Math.Max(1.5, one.Bytes / 40.0)) / traffic.Batch) * traffic.Batch;
        double InC() => c.Measure(one.Bytes, one.Pairing == Pairing.Batches, count);
        var before = InC();
        var ours = meter.Measure(Way.Ring, traffic with { Count = count });
        return new Pair(ours, (before + InC()) / 2);
    }

    private static void Write(Comparison comparison, Dictionary<Case, List<Pair>> pairs, bool hasC, TextWriter to)
    {
        var (isNear, results) = comparison.Results();
        var canary = results.Select(result => result.Canary).Order().ElementAt(results.Count / 2);
        to.WriteLine($"{(isNear ? "Near" : "Far")}: a cache line there and back takes {canary:0} ns. Nanoseconds a message, medians.{(hasC ? "" : " There is no gcc here: no ring in C.")}");
        to.WriteLine();
        to.WriteLine("| pairing | bytes | ring | ring in C | ours / C (low–high) | pipe | Unix socket | TCP | copied once |");
        to.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var one in Cases)
        {
            string Of(Way way) => results.FirstOrDefault(result => result.Cell == new Cell(way, one.Pairing, one.Bytes)) is { } result ? Number(result.Nanoseconds) : "–";
            var same = pairs[one].Where(pair => pair.Ours.IsNear == isNear).ToList();
            var inC = same.Count > 0 ? Number(Median(same.Select(pair => pair.InC))) : "–";
            to.WriteLine($"| {Words(one.Pairing)} | {one.Bytes} | {Of(Way.Ring)} | {inC} | {Ratio(same, one)} | {Of(Way.Pipe)} | {Of(Way.UnixSocket)} | {Of(Way.Tcp)} | {Number(MemoryCopy.Nanoseconds(one.Bytes, Time))} |");
        }

        to.WriteLine($"| cache line there and back | 8 | {Number(canary)} | | | | | | |");
    }

    private static string Ratio(List<Pair> pairs, Case one)
    {
        if (pairs.Count == 0) return "–";
        var ratios = pairs.Select(pair => pair.Ours.Nanoseconds / pair.InC).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Median(ratios):0.00} ({ratios[ratios.Count / 4]:0.00}–{ratios[ratios.Count * 3 / 4]:0.00}), aim ≤ {one.Limit:0.00}");
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Number(double nanoseconds) => nanoseconds < 100 ? $"{nanoseconds:0.00}" : $"{nanoseconds:#,0}";

    private static string Words(Pairing pairing) => pairing switch
    {
        Pairing.EachByItself => "each by itself",
        Pairing.Batches => "batches of 16 KiB",
        Pairing.Spinning => "there and back, spinning",
        _ => "there and back, asleep",
    };

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(Rings).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <param name="Pairing">How messages are handed over.</param>
    /// <param name="Bytes">Their size.</param>
    /// <param name="Limit">What our time may be of C's; null where C is not measured.</param>
    private sealed record Case(Pairing Pairing, int Bytes, double? Limit);

    private sealed record Pair(Sample Ours, double InC);
}
