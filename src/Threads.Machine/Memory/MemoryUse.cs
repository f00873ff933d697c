namespace Threads.Machine;

/// <summary>What a core wants to do with memory; decides which faults there can be.</summary>
public enum MemoryUse
{
    /// <summary>Reads.</summary>
    Read,

    /// <summary>Writes, or reads and writes.</summary>
    Write,
}
