using Threads.Coyote;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;
using Threads.Machine;

namespace Threads.Cli;

/// <summary>
/// Explores programs of the simulated machine, several at once, and writes their results in order. A file that cannot be read
/// does not keep the others from being explored.
/// </summary>
/// <param name="Models">The memory models; several are shown side by side.</param>
/// <param name="Loading">How programs in OSTEP's assembly are loaded.</param>
/// <param name="AsProcesses">Whether each thread becomes a process.</param>
/// <param name="Witness">The final state whose schedule is shown, from 1; 0 for all of them; null for none.</param>
/// <param name="Request">What else the command line asked for.</param>
/// <param name="Json">Whether to write JSON.</param>
internal sealed record ProgramExploring(IReadOnlyList<MemoryModel> Models, OstepOptions Loading, bool AsProcesses, int? Witness, ExplorationRequest Request, bool Json)
{
    private const long SampledSchedules = 1_000;

    private static readonly TimeSpan TimeEach = TimeSpan.FromSeconds(20); // an endless program fills memory meanwhile

    /// <summary>Explores and writes.</summary>
    /// <returns>0 when every claim is as its quantifier demands, 1 when one is not, 2 when a file could not be read.</returns>
    public int Run(IReadOnlyList<string> files)
    {
        var screen = Screen.Standard();
        var code = ExitCode.Passed;
        var isFirst = true;
        var explored = files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithDegreeOfParallelism(Environment.ProcessorCount).Select(Explore);
        foreach (var (file, results, fault) in explored)
        {
            if (!isFirst && !Json && fault is null) screen.Line();
            isFirst = false;
            code = Math.Max(code, fault is null ? Write(screen, results) : Refuse(file, fault));
        }

        return code;
    }

    private (string File, IReadOnlyList<LitmusResult> Results, string? Fault) Explore(string file)
    {
        try
        {
            var read = ProgramFiles.Read(file, Loading);
            var program = AsProcesses ? LitmusReader.AsProcesses(read) : read;
            return (file, [.. Models.Select(model => LitmusExplorer.Explore(program, model, world => CoyoteExplorer.Explore(world, Options)))], null);
        }
        catch (InvalidInputException fault)
        {
            return (file, [], fault.Message);
        }
    }

    private Engine Engine => Request.Engine ?? (Request.Coyote is not null ? Engine.Coyote : Request.Preemptions is not null ? Engine.Bounded : Engine.StateSpace);

    // Engines that come to no end by themselves, and that prove nothing.
    private bool IsSampled => Engine is Engine.Random or Engine.Pct or Engine.Coyote;

    private Options Options => new(
        Engine,
        Request.Preemptions,
        Request.Seed ?? 0,
        new Budget(Request.Schedules ?? (IsSampled ? SampledSchedules : long.MaxValue), Request.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeEach),
        Request.Coyote ?? CoyoteStrategy.Portfolio);

    private int Write(Screen screen, IReadOnlyList<LitmusResult> results)
    {
        var code = ExitCode.Passed;
        if (Json)
        {
            foreach (var result in results) Console.Out.WriteLine(LitmusJson.Write(result));
        }
        else
        {
            if (results is [var only]) LitmusReport.WriteHerd(screen, only);
            else LitmusReport.WriteComparison(screen, results);
            code = WriteWitnesses(screen, results);
        }

        return Math.Max(code, CodeOf(results));
    }

    private int CodeOf(IReadOnlyList<LitmusResult> results) => results.All(result => result.Passed && (result.Exploration.Proved || IsSampled || Request.Preemptions is not null))
        ? ExitCode.Passed
        : ExitCode.Failed;

    private int WriteWitnesses(Screen screen, IReadOnlyList<LitmusResult> results)
    {
        if (Witness is not { } wanted) return ExitCode.Passed;
        foreach (var result in results)
        {
            for (var number = 1; number <= result.States.Count; number++)
            {
                if (wanted != 0 && wanted != number) continue;
                LitmusReport.WriteWitness(screen, result, number);
                WriteStepCommand(screen, result, result.States[number - 1].Schedule);
            }
        }

        var most = results.Max(result => result.States.Count);
        return wanted <= most ? ExitCode.Passed : Refuse(results[0].Program.Path, $"{results[0].Program.Name} has {most} final states, counted from 1; there is no state {wanted}.");
    }

    private void WriteStepCommand(Screen screen, LitmusResult result, string schedule)
    {
        if (result.Program.Notation != Notation.Litmus) return; // the other notations have options of their own
        var name = Classics.Names.Contains(Path.GetFileNameWithoutExtension(result.Program.Path)) && !File.Exists(result.Program.Path)
            ? Path.GetFileNameWithoutExtension(result.Program.Path)
            : result.Program.Path;
        var model = result.Model switch { MemoryModel.Sc => "sc", MemoryModel.Tso => "tso", _ => "pso" };
        screen.Line("  Walk it: ", new Piece($"{Workspace.Prefix} step {name} --model {model}{(AsProcesses ? " --processes" : "")} --schedule '{schedule}'", Tone.Strong));
    }

    private int Refuse(string file, string fault)
    {
        if (Json) Console.Out.WriteLine(LitmusJson.Refused(file, fault));
        else Console.Error.WriteLine(fault);
        return ExitCode.WrongUse;
    }
}
