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

    /// <summary>Every reachable state, once; for a world whose states can be compared (<see cref="IStateWorld"/>).</summary>
    StateSpace,

    /// <summary>Microsoft Coyote, a testing engine that shares nothing with the others. <see cref="Explorer"/> does not know it; Threads.Coyote does.</summary>
    Coyote,
}

/// <summary>Coyote's strategies, each with Coyote's own parameters.</summary>
public enum CoyoteStrategy
{
    /// <summary>A uniformly random enabled process at every state.</summary>
    Random,

    /// <summary>The process that stepped last goes on with probability 7/8.</summary>
    Probabilistic,

    /// <summary>Random priorities with at most 10 random changes.</summary>
    Prioritization,

    /// <summary>Round robin with at most 10 random delays.</summary>
    DelayBounding,

    /// <summary>Learns which choices lead to states that were not seen yet.</summary>
    QLearning,

    /// <summary>The first four in turn, run by run: Coyote's own default.</summary>
    Portfolio,
}

/// <summary>What to explore with, and how much.</summary>
/// <param name="Engine">The strategy.</param>
/// <param name="MaxPreemptions">The bound of <see cref="Engine.Bounded"/>; null for as many as there are.</param>
/// <param name="Seed">The seed of the random strategies; the same seed gives the same schedules.</param>
/// <param name="Budget">What may be spent.</param>
/// <param name="Coyote">The strategy of <see cref="Engine.Coyote"/>.</param>
public sealed record Options(
    Engine Engine = Engine.Exhaustive,
    int? MaxPreemptions = null,
    ulong Seed = 0,
    Budget? Budget = null,
    CoyoteStrategy Coyote = CoyoteStrategy.Portfolio);
