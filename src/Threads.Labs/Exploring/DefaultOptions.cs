using Threads.Exploration;
using Threads.Labs.Supervision;

namespace Threads.Labs.Exploring;

/// <summary>How much is explored when nobody says otherwise.</summary>
internal static class DefaultOptions
{
    // Once something failed, these many runs go into outcomes and counts: a small space is still finished.
    private const long SchedulesAfterFailure = 20_000;

    private static readonly Budget CheckBudget = new(Time: TimeSpan.FromSeconds(30), SchedulesAfterFailure: SchedulesAfterFailure);

    public static Options Demonstration { get; } = new(Budget: new Budget(Time: TimeSpan.FromSeconds(10)));

    public static Options Test { get; } = new(Budget: new Budget(Time: TimeSpan.FromSeconds(60)));

    public static Options Of(LabCheck check) => check.Preemptions is { } bound
        ? new Options(Engine.Bounded, bound, Budget: CheckBudget)
        : new Options(Budget: CheckBudget);

    /// <summary>The options with what the command line asked for in their place.</summary>
    public static Options With(Options options, ExplorationRequest? request)
    {
        if (request is null) return options;
        var budget = options.Budget ?? new Budget();
        var preemptions = request.Preemptions ?? options.MaxPreemptions;
        return options with
        {
            Engine = request.Engine ?? (request.Coyote is not null || request.CoyoteTrace is not null ? Engine.Coyote : request.Preemptions is null ? options.Engine : Engine.Bounded),
            Coyote = request.Coyote ?? options.Coyote,
            MaxPreemptions = preemptions,
            Seed = request.Seed ?? options.Seed,
            Budget = budget with
            {
                Schedules = request.Schedules ?? budget.Schedules,
                Time = request.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : budget.Time,
            },
        };
    }
}
