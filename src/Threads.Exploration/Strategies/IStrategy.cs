namespace Threads.Exploration;

/// <summary>
/// Chooses the schedules of an exploration, one after another. <see cref="Begin"/>, then <see cref="Choose"/> at every state
/// of the run, then <see cref="End"/>; or, when a run was disturbed, <see cref="Restart"/> in place of End and Begin.
/// </summary>
internal interface IStrategy
{
    /// <summary>The engine's name in reports.</summary>
    string Name { get; }

    /// <summary>True once every schedule was run that this strategy set out to run.</summary>
    bool IsComplete { get; }

    /// <summary>True when <see cref="IsComplete"/> means that the whole space was explored.</summary>
    bool CoversEverything { get; }

    /// <summary>The greatest number of preemptions for which every schedule was run; null when the strategy has no such bound.</summary>
    int? Preemptions { get; }

    /// <summary>Prepares the next schedule.</summary>
    /// <returns>False when there is none.</returns>
    bool Begin();

    /// <summary>Prepares the same schedule once more.</summary>
    void Restart();

    /// <summary>Chooses an enabled process, or <see cref="IScheduler.Stop"/> to give the run up.</summary>
    int Choose(WorldState state, Execution run);

    /// <summary>Told, before <see cref="End"/>, that the run that is over is the first in which something is wrong.</summary>
    void Fail()
    {
    }

    /// <summary>Learns from the run that is over.</summary>
    void End(Execution run);
}
