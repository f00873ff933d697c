using System.Globalization;
using BenchmarkDotNet.Environments;
using Threads.Benchmarks;
using Threads.Benchmarks.Locks;
using Threads.Benchmarks.StateSpaces;
using Threads.Benchmarks.Workloads;
using Threads.SharedMemory.Messages;

// Rounds of all measurements, one process each, so that a slow minute of the machine meets every engine. Medians over rounds.
if (MessagePartner.TryRun(args) is not null) return;
switch (args)
{
    case ["rings", .. var more]:
        Rings.Run(Rounds(more, 9));
        return;
    case ["spin", .. var more]:
        SpinBenchmark.Run(Rounds(more, 3));
        return;
    case [Ours.Argument, var model]:
        Ours.Here(model);
        return;
    case ["scaling", .. var more]:
        ScalingPeers.Run(Rounds(more, 25));
        return;
    case ["locks", .. var more]:
        LockBenchmark.Run(Rounds(more, 25));
        return;
}

if (args is ["--measure", var type, var method, var program])
{
    Console.WriteLine(Measurement.Here(type, method, program).ToString("R", CultureInfo.InvariantCulture));
    return;
}

var rounds = Rounds(args, 3);
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

static int Rounds(string[] said, int usually) => said is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : usually;
