using System.Globalization;
using BenchmarkDotNet.Environments;
using Threads.Benchmarks;
using Threads.Benchmarks.Locks;
using Threads.Benchmarks.Workloads;
using Threads.SharedMemory.Messages;

// Rounds of all measurements, one process each, so that a slow minute of the machine meets every engine. Medians over rounds.
if (MessagePartner.TryRun(args) is not null) return;
if (args is ["rings", .. var howOften])
{
    Rings.Run(howOften is [var times] ? int.Parse(times, CultureInfo.InvariantCulture) : 9);
    return;
}

if (args is ["scaling", .. var scalingRounds])
{
    ScalingPeers.Run(scalingRounds is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 25);
    return;
}

if (args is ["locks", .. var lockRounds])
{
    LockBenchmark.Run(lockRounds is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 25);
    return;
}

if (args is ["--measure", var type, var method, var program])
{
    Console.WriteLine(Measurement.Here(type, method, program).ToString("R", CultureInfo.InvariantCulture));
    return;
}

var rounds = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 3;
var cases = Case.All;
for (var round = 1; round <= rounds; round++)
{
    foreach (var one in cases)
    {
        Console.Error.Write($"\rround {round} of {rounds}: {one,-60}");
        one.Nanoseconds.Add(Measurement.InProcessOfItsOwn(one));
    }
}

Console.Error.WriteLine();
Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, {rounds} rounds");
foreach (var line in HostEnvironmentInfo.GetCurrent().ToFormattedString())
    Console.WriteLine(line);
Console.WriteLine();
Table.Write(cases, Console.Out);
