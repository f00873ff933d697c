namespace Threads.SharedMemory.Partners;

/// <summary>What a <see cref="DrivenProcess"/> can be told to do, with its arguments.</summary>
public enum SegmentCall
{
    /// <summary>shmget(key, size, flags): an identifier.</summary>
    Shmget,

    /// <summary>shmat(identifier, address, flags): an address.</summary>
    Shmat,

    /// <summary>shmdt(address).</summary>
    Shmdt,

    /// <summary>shmctl(identifier, IPC_RMID).</summary>
    Remove,

    /// <summary>Reads the 8 bytes at an address: their value.</summary>
    Read,

    /// <summary>Writes to the 8 bytes at an address: the value is the second argument.</summary>
    Write,
}

/// <summary>What came of it.</summary>
/// <param name="Result">What the call answered; -1 when it failed.</param>
/// <param name="ErrorNumber">Why it failed (man 3 errno); 0 when it did not.</param>
public readonly record struct SegmentAnswer(long Result, int ErrorNumber);
