namespace MemoryOrder.Checks;

/// <summary>A lock for two cores, from stores and reads alone.</summary>
public interface IDekker
{
    /// <summary>Goes in; waits while the other is inside.</summary>
    /// <param name="core">The core on which the calling thread runs, 0 or 1: what it stores and reads goes through it.</param>
    void Enter(Core core);

    /// <summary>Goes out.</summary>
    void Exit(Core core);
}
