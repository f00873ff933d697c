using Threads.Exploration;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;

namespace Threads.Labs.Sessions;

/// <summary>Runs one schedule again, step by step as it was.</summary>
public static class Replaying
{
    /// <summary>Replays a schedule of an exercise's check.</summary>
    /// <param name="session">The lab.</param>
    /// <param name="name">The exercise.</param>
    /// <param name="schedule">The schedule, as a report printed it; or a file with a trace of Coyote's.</param>
    /// <param name="check">The number of the check, from 1.</param>
    public static int Run(LabSession session, string name, string schedule, int check)
    {
        ArgumentNullException.ThrowIfNull(session);
        var exercise = session.Exercise(name);
        if (check < 1 || check > exercise.Checks.Count) throw new InvalidInputException($"{session.NameOf(exercise.Name)} has checks 1 to {exercise.Checks.Count}; there is no check {check}.");
        var job = new Job(JobKind.Checks, session.AssemblyPath, exercise.Name, First: check - 1, Last: check - 1).Replaying(schedule);
        ExplorationResult? found = null;
        session.Supervisor.Do(job, check, (_, result) => found = result);
        var title = exercise.Checks[check - 1].Title;
        return ExplorationReport.Write(session.Screen, $"{session.NameOf(exercise.Name)} · {title}", found!, session.Json, session.Prefix);
    }
}
