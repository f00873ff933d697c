namespace Threads.Exploration;

/// <summary>How much an exploration may spend. Whatever runs out first ends it, and the coverage sentence says so.</summary>
/// <param name="Schedules">Most runs; <see cref="long.MaxValue"/> for no limit.</param>
/// <param name="Time">
/// Most time, to explore and to look for the simplest failing run: half of what is left at the first failure is kept for that. Looked
/// at between steps; but the first schedule may take up to a second, and what is found is replayed once more at the end: a run that
/// was cut only as far as what it shows. A step that waits for something else than its turn is given up; code that computes without
/// end, unseen by the engine, ends with its process only.
/// </param>
/// <param name="Depth">Most steps in one run; a run that exceeds it is given up.</param>
/// <param name="SchedulesAfterFailure">How many more runs to spend, once something failed, on outcomes and counts.</param>
/// <param name="SchedulesForSimplest">Most runs in search of a simpler failing run than was found; 0 where the verdict is enough.</param>
public sealed record Budget(
    long Schedules = long.MaxValue,
    TimeSpan? Time = null,
    int Depth = 20_000,
    long SchedulesAfterFailure = long.MaxValue,
    long SchedulesForSimplest = 20_000);
