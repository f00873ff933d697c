using Threads.Exploration;
using Threads.Labs.Kernels;
using Threads.Labs.RealCores;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;
using Threads.Machine;

namespace Threads.Labs.Sessions;

/// <summary>Plays demonstrations: explores them, runs them on real cores, and shows their outcome tables.</summary>
public static class Demonstrating
{
    /// <summary>Plays one demonstration.</summary>
    /// <param name="session">The lab.</param>
    /// <param name="name">The demonstration.</param>
    /// <returns>
    /// An <see cref="ExitCode"/>: failed when an outcome was seen that is forbidden, not foreseen, or not explored, or when this computer's kernel answered a
    /// step otherwise than the simulated one.
    /// </returns>
    public static int Run(LabSession session, string name)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Run(session, name, session.Trials ?? TrialLimits.One, withSchedule: true);
    }

    /// <summary>Plays every demonstration of the lab: tables only, those of the two kernels included.</summary>
    public static int RunAll(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var worst = ExitCode.Passed;
        foreach (var demonstration in session.Lab.Demonstrations)
        {
            worst = Math.Max(worst, Run(session, demonstration.Name, session.Trials ?? TrialLimits.Each, withSchedule: false));
            if (!session.Json) session.Screen.Line();
        }

        return worst;
    }

    // With a schedule: the simplest one that leads to the first interesting outcome is shown too.
    private static int Run(LabSession session, string name, TrialLimits limits, bool withSchedule)
    {
        var demonstration = session.Demonstration(name);
        var (found, seen) = Play(session, demonstration, limits);
        var code = CodeOf(demonstration, found, seen);
        var isCompared = demonstration.OnMachine is not null && KernelComparison.IsSafeAfter(found.Verdict);
        if (session.Json)
        {
            var kernels = isCompared ? KernelComparison.Of(demonstration, session.AssemblyPath) : null;
            Console.Out.WriteLine(JsonReport.Write(session.NameOf(demonstration.Name), found, seen, kernels));
            return Math.Max(code, kernels?.ExitCode ?? ExitCode.Passed);
        }

        DemonstrationReport.Write(session.Screen, demonstration, found, seen, DemonstrationLitmus.Explore(session.Folder, demonstration, MemoryModel.Tso));
        if (found.Verdict is Verdict.Unsupported or Verdict.TimedOut or Verdict.UnhandledException) session.Screen.Paragraph(found.Message ?? "", 2, Tone.Bad);
        if (withSchedule) WriteWitness(session, demonstration, found);
        if (isCompared) code = Math.Max(code, Compare(session, demonstration));
        if ((withSchedule || isCompared) && demonstration.Next.Length > 0) session.Screen.Line();
        if (demonstration.Next.Length > 0) session.Screen.Line("  Try the sibling: ", new Piece(session.Command("run", demonstration.Next), Tone.Strong));
        return code;
    }

    // After the exploration's report, which stands whatever happens here.
    private static int Compare(LabSession session, Demonstration demonstration)
    {
        var kernels = KernelComparison.Of(demonstration, session.AssemblyPath);
        KernelReport.Write(session.Screen, demonstration, kernels);
        return kernels.ExitCode;
    }

    /// <summary>Explores a demonstration, or replays one schedule of it, and then runs it on real cores.</summary>
    private static (ExplorationResult Found, Trials? Seen) Play(LabSession session, Demonstration demonstration, TrialLimits? limits, string? schedule = null)
    {
        ExplorationResult? found = null;
        Trials? seen = null;
        var wanted = limits is { Trials: > 0 } ? limits : null;
        var job = new Job(JobKind.Demonstration, session.AssemblyPath, demonstration.Name, Request: session.Request, Schedule: schedule, Trials: wanted);
        session.Supervisor.Do(
            job,
            wanted is null ? 1 : 2,
            (part, result) =>
            {
                if (part == 0) found = result;
                else seen = Trials.None(result.Message ?? ""); // the worker died of it
            },
            result => seen = result);
        return (found!, seen);
    }

    // The schedule that leads to the first interesting outcome, replayed for its steps.
    private static void WriteWitness(LabSession session, Demonstration demonstration, ExplorationResult found)
    {
        var interesting = demonstration.Foreseen.Where(foreseen => foreseen.Grade == Grade.Interesting).Select(foreseen => foreseen.Outcome);
        var witness = found.Outcomes.FirstOrDefault(outcome => interesting.Contains(outcome.Value));
        if (witness is null || witness.Schedule.Length == 0) return;
        var (replayed, _) = Play(session, demonstration, limits: null, witness.Schedule);
        if (replayed.Counterexample is not { Steps.Count: > 0 } steps) return;
        session.Screen.Line();
        session.Screen.Paragraph($"A schedule that ends with {witness.Value} ({witness.Schedule}):", 2);
        session.Screen.Line();
        TraceTable.Write(session.Screen, steps);
    }

    private static int CodeOf(Demonstration demonstration, ExplorationResult found, Trials? seen)
    {
        if (found.Verdict == Verdict.Unsupported) return ExitCode.WrongUse;
        if (Disagreement.Between(demonstration, found, seen).Count > 0) return ExitCode.Failed;
        var foreseen = demonstration.Foreseen.Where(row => row.Grade != Grade.Forbidden).Select(row => row.Outcome).ToHashSet();
        return found.Outcomes.All(outcome => foreseen.Contains(outcome.Value)) && found.Outcomes.Count > 0 ? ExitCode.Passed : ExitCode.Failed;
    }
}
