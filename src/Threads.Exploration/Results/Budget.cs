namespace Threads.Exploration;

/// <summary>How much an exploration may spend. Whatever runs out first ends it, and the coverage sentence says so.</summary>
/// <param name="Schedules">Most runs; <see cref="long.MaxValue"/> for no limit.</param>
/// <param name="Time">Most time, checked between runs.</param>
/// <param name="Depth">Most steps in one run; a run that exceeds it is given up.</param>
/// <param name="SchedulesAfterFailure">How many more runs to spend, once something failed, on outcomes and counts.</param>
public sealed record Budget(
    long Schedules = long.MaxValue,
    TimeSpan? Time = null,
    int Depth = 20_000,
    long SchedulesAfterFailure = long.MaxValue);
