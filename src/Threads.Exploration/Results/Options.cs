namespace Threads.Exploration;

/// <summary>Which strategy explores.</summary>
public enum Engine
{
    /// <summary>Every Mazurkiewicz trace, once (dynamic partial-order reduction).</summary>
    Exhaustive,

    /// <summary>Every schedule with at most 0, 1, 2, … preemptions.</summary>
    Bounded,

    /// <summary>A uniformly random enabled process at every state.</summary>
    Random,

    /// <summary>Probabilistic concurrency testing: random priorities, a few random changes.</summary>
    Pct,

    /// <summary>Every schedule, without reduction: slow, and trusted.</summary>
    DepthFirst,
}

/// <summary>What to explore with, and how much.</summary>
/// <param name="Engine">The strategy.</param>
/// <param name="MaxPreemptions">The bound of <see cref="Engine.Bounded"/>; null for as many as there are.</param>
/// <param name="Seed">The seed of the random strategies; the same seed gives the same schedules.</param>
/// <param name="Budget">What may be spent.</param>
public sealed record Options(Engine Engine = Engine.Exhaustive, int? MaxPreemptions = null, ulong Seed = 0, Budget? Budget = null);
