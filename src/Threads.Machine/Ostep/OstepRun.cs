using System.Diagnostics;
using System.Globalization;

namespace Threads.Machine;

/// <summary>All that x86.py prints: the options, where things are where that was asked for, the trace, the statistics.</summary>
public static class OstepRun
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">What <see cref="OstepReader"/> read with the same options.</param>
    /// <param name="options">How it runs and what is shown.</param>
    /// <param name="output">Where everything goes; flushed also when the run fails.</param>
    /// <exception cref="Exploration.InvalidInputException">The options make no sense, a thread did what cannot be done, or the run did not end.</exception>
    public static void Run(MachineProgram program, OstepOptions options, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var simulation = new OstepSimulation(program, options, output);
        try
        {
            WriteOptions(program.Path, options, output);
            if (options.Verbose) WritePlaces(program, output);
            var watch = Stopwatch.StartNew();
            var count = simulation.Run();
            if (options.Statistics) WriteStatistics(count, watch.Elapsed, output);
        }
        finally
        {
            output.Flush();
        }
    }

    private static void WriteOptions(string path, OstepOptions options, TextWriter output)
    {
        (string Name, object Value)[] lines =
        [
            ("seed", options.Seed),
            ("numthreads", options.Threads),
            ("program", path),
            ("interrupt frequency", options.Interrupt),
            ("interrupt randomness", options.RandomInterrupts),
            ("procsched", options.Schedule),
            ("argv", options.Arguments),
            ("load address", options.LoadAddress),
            ("memsize", options.MemorySize),
            ("memtrace", options.MemoryTrace),
            ("regtrace", options.RegisterTrace),
            ("cctrace", options.ConditionTrace),
            ("printstats", options.Statistics),
            ("verbose", options.Verbose),
        ];
        foreach (var (name, value) in lines) output.WriteLine($"ARG {name} {value}");
        output.WriteLine();
    }

    // The same facts as x86.py's -v, told for this machine: what it decodes to there are names of Python functions.
    private static void WritePlaces(MachineProgram program, TextWriter output)
    {
        foreach (var variable in program.Variables) output.WriteLine($"ASSIGN VAR .var --> {variable.Name} {variable.Offset / OstepReader.BytesOfAddress}");
        output.WriteLine();
        for (var at = 0; at < program.Code.Count; at++)
        {
            var instruction = program.Code[at];
            var target = instruction.Target < 0 ? "" : $" --> {program.CodeBase + instruction.Target}";
            output.WriteLine($"pc:{program.CodeBase + at} LOADING {instruction.Text,20}{target}");
        }

        output.WriteLine();
    }

    private static void WriteStatistics(long count, TimeSpan elapsed, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"STATS:: Instructions    {count}");
        var rate = count / Math.Max(elapsed.TotalSeconds, 1e-9) / 1000;
        output.WriteLine($"STATS:: Emulation Rate  {rate.ToString("F2", CultureInfo.InvariantCulture)} kinst/sec");
    }
}
