using System.CommandLine;
using System.Runtime.InteropServices;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Speedup;
using Threads.Speedup.Workloads;

namespace Threads.Cli.Commands;

/// <summary><c>threads speedup</c>: how much faster a program becomes with more threads, why not more, and whether to believe it.</summary>
internal static class SpeedupCommand
{
    public static Command Create()
    {
        var options = new SpeedupOptions();
        var command = new Command("speedup", "Measures how a program scales with threads, and says why not better. Without a workload, lists them.");
        options.AddTo(command);
        command.SetAction(parsed => Run(options.Read(parsed)));
        return command;
    }

    private static int Run(SpeedupRequest request)
    {
        if (request.From is { } file) return Report(Imported(file, request), request);
        if (request.Merge is { } job) return Report(SpeedupSlurm.MergeFrom(job), request);
        if (request.Workload is not { } name) return List(Screen.Standard());
        var workload = Find(name);
        var plan = request.PlanOf(workload);
        plan.Demand();
        if (request.Slurm is { } slurm) return Report(SpeedupSlurm.Run(plan, slurm), request);
        var measurement = Measure(plan, isQuiet: request.IsJson || request.IsCsv);
        return request.Task is { } task ? MeasurementFile.Save(measurement, task) : Report(measurement, request);
    }

    private static Workload Find(string name)
    {
        List<string> known = [.. Catalogue.All.Select(workload => workload.Name)];
        return known.Contains(name) ? Catalogue.Find(name) : throw new InvalidInputException(DidYouMean.Sentence($"No workload '{name}'.", name, "workloads", known));
    }

    // Ctrl-C, or a batch system whose time is over, ends measuring, and what was measured is reported; a second time ends the tool.
    private static Measurement Measure(Plan plan, bool isQuiet)
    {
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var progress = new SpeedupProgress(plan.Workload.Name, isQuiet);
        return Harness.Run(plan, progress.Show, stop.Token);
    }

    private static Measurement Imported(string file, SpeedupRequest request)
    {
        var samples = SampleFile.Read(file);
        var cores = request.Cores ?? samples.Max(sample => sample.Case.Threads);
        return new Measurement(Path.GetFileNameWithoutExtension(file), 1, "run", request.IsWeak, cores, samples) { AreCoresKnown = request.Cores is not null };
    }

    private static int Report(Measurement measurement, SpeedupRequest request)
    {
        var conclusions = Conclusions.Of(measurement);
        if (request.IsJson) Console.WriteLine(SpeedupJson.Of(conclusions));
        else if (request.IsCsv) Console.Write(SampleFile.Write(measurement.Samples));
        else
        {
            var screen = Screen.Standard();
            SpeedupReport.Write(screen, conclusions, request.Charts);
            if (SpeedupFiles.Save(conclusions, request.Folder) is { Count: > 0 } saved) screen.Hanging("Saved: ", string.Join(", ", saved), 1, Tone.Quiet);
        }

        return ExitCode.Passed;
    }

    private static int List(Screen screen)
    {
        screen.Line("What can be measured: ", new Piece("threads speedup WORKLOAD", Tone.Strong));
        screen.Line();
        foreach (var workload in Catalogue.All)
        {
            screen.Line("  ", new Piece(workload.Name.PadRight(15), Tone.Strong), workload.Title);
            foreach (var variant in workload.Prepare(workload.LeastSize).Variants) screen.Line(new Piece($"{"",19}{variant.Name,-12} {variant.Meaning}", Tone.Quiet));
        }

        return ExitCode.Passed;
    }
}
