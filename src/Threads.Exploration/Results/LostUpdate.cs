namespace Threads.Exploration;

/// <summary>
/// One thread's update overwritten by another's: a thread read a location, another thread wrote it, and then the first wrote
/// it too, on the strength of what it had read.
/// </summary>
/// <param name="Read">The overwriting thread's read: an event's index.</param>
/// <param name="Lost">The write that is lost.</param>
/// <param name="Overwrite">The write that overwrites it.</param>
internal readonly record struct LostUpdate(int Read, int Lost, int Overwrite)
{
    /// <summary>The first lost update of a run; null for none.</summary>
    public static LostUpdate? In(Execution run)
    {
        var events = run.Events;
        for (var overwrite = 0; overwrite < events.Length; overwrite++)
        {
            var last = events[overwrite];
            if (last.Step.Kind != StepKind.Write)
                continue;
            var lost = -1;
            for (var early = overwrite - 1; early >= 0; early--)
            {
                var step = events[early].Step;
                if (step.Location != last.Step.Location || !step.IsMemory)
                    continue;
                if (events[early].Process != last.Process)
                {
                    if (step.Access == Access.Write && lost < 0)
                        lost = early;
                    continue;
                }

                if (step.Kind == StepKind.Read && lost >= 0)
                    return new LostUpdate(early, lost, overwrite);
                break;
            }
        }

        return null;
    }
}
