namespace MemoryOrder.Checks;

/// <summary>The door of Dekker's lock: two cores, stores and reads alone. Who finds the other at the door or inside turns back.</summary>
public interface IDekker
{
    /// <summary>Goes in, unless the other is inside or on its way. Never waits for the other.</summary>
    /// <param name="core">The core on which the calling thread runs, 0 or 1: what it stores and reads goes through it.</param>
    /// <returns>Whether it is inside now. Two that come at once may both turn back.</returns>
    bool TryEnter(Core core);

    /// <summary>Goes out.</summary>
    void Exit(Core core);
}
