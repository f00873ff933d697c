namespace SharedSegments.Checks;

/// <summary>A notice board: its owner writes, the owner's group reads, and nobody else gets near it.</summary>
public interface INotices
{
    /// <summary>Makes the board.</summary>
    /// <param name="owner">The process that will write.</param>
    /// <param name="key">The key.</param>
    /// <param name="size">How many bytes.</param>
    /// <returns>Where the owner has it attached; 0 on failure.</returns>
    ulong Create(SimulatedProcess owner, int key, int size);

    /// <summary>Attaches the board to read it.</summary>
    /// <param name="reader">A process of the group, or a stranger.</param>
    /// <param name="key">The key.</param>
    /// <returns>Where it is attached; 0 if the reader may not.</returns>
    ulong OpenToRead(SimulatedProcess reader, int key);
}
