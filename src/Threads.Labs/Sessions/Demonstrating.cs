using Threads.Exploration;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;

namespace Threads.Labs.Sessions;

/// <summary>Plays demonstrations: explores them and shows their outcome tables.</summary>
public static class Demonstrating
{
    /// <summary>Plays one demonstration.</summary>
    /// <param name="session">The lab.</param>
    /// <param name="name">The demonstration.</param>
    /// <param name="withSchedule">Whether the simplest schedule that leads to the first interesting outcome is shown too.</param>
    /// <returns>An <see cref="ExitCode"/>: failed when an outcome was seen that is forbidden or not foreseen.</returns>
    public static int Run(LabSession session, string name, bool withSchedule = true)
    {
        ArgumentNullException.ThrowIfNull(session);
        var demonstration = session.Demonstration(name);
        var found = Explore(session, demonstration);
        if (session.Json)
        {
            Console.Out.WriteLine(JsonReport.Write(session.NameOf(demonstration.Name), found));
            return CodeOf(demonstration, found);
        }

        DemonstrationReport.Write(session.Screen, demonstration, found, DemonstrationReport.Explored(found));
        if (found.Verdict is Verdict.Unsupported or Verdict.TimedOut or Verdict.UnhandledException) session.Screen.Paragraph(found.Message ?? "", 2, Tone.Bad);
        if (withSchedule) WriteWitness(session, demonstration, found);
        if (demonstration.Next.Length > 0) session.Screen.Line("  Try the sibling: ", new Piece(session.Command("run", demonstration.Next), Tone.Strong));
        return CodeOf(demonstration, found);
    }

    /// <summary>Plays every demonstration of the lab, tables only.</summary>
    public static int RunAll(LabSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var worst = ExitCode.Passed;
        foreach (var demonstration in session.Lab.Demonstrations)
        {
            worst = Math.Max(worst, Run(session, demonstration.Name, withSchedule: false));
            if (!session.Json) session.Screen.Line();
        }

        return worst;
    }

    private static Exploration.Exploration Explore(LabSession session, Demonstration demonstration, string? schedule = null)
    {
        Exploration.Exploration? found = null;
        var job = new Job(JobKind.Demonstration, session.AssemblyPath, demonstration.Name, Request: session.Request, Schedule: schedule);
        session.Supervisor.Do(job, 1, (_, result) => found = result);
        return found!;
    }

    // The schedule that leads to the first interesting outcome, replayed for its steps.
    private static void WriteWitness(LabSession session, Demonstration demonstration, Exploration.Exploration found)
    {
        var interesting = demonstration.Foreseen.Where(foreseen => foreseen.Grade == Grade.Interesting).Select(foreseen => foreseen.Outcome);
        var witness = found.Outcomes.FirstOrDefault(outcome => interesting.Contains(outcome.Value));
        if (witness is null || witness.Schedule.Length == 0) return;
        var replayed = Explore(session, demonstration, witness.Schedule);
        if (replayed.Counterexample is not { Steps.Count: > 0 } steps) return;
        session.Screen.Line();
        session.Screen.Paragraph($"A schedule that ends with {witness.Value} ({witness.Schedule}):", 2);
        session.Screen.Line();
        TraceTable.Write(session.Screen, steps);
        session.Screen.Line();
    }

    private static int CodeOf(Demonstration demonstration, Exploration.Exploration found)
    {
        if (found.Verdict == Verdict.Unsupported) return ExitCode.WrongUse;
        var foreseen = demonstration.Foreseen.Where(row => row.Grade != Grade.Forbidden).Select(row => row.Outcome).ToHashSet();
        return found.Outcomes.All(outcome => foreseen.Contains(outcome.Value)) && found.Outcomes.Count > 0 ? ExitCode.Passed : ExitCode.Failed;
    }
}
