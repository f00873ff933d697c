namespace Threads.Machine;

/// <summary>
/// A machine whose processes share segments: a simulated one (<see cref="SimulatedMachine"/>), or this computer. What is written against it and
/// <see cref="IProcess"/> runs on either, step by step the same.
/// </summary>
public interface IMachine
{
    /// <summary>How many segments there are of its processes' making.</summary>
    int Segments { get; }

    /// <summary>Starts a process that has nothing attached.</summary>
    IProcess Start(string name);

    /// <summary>What the kernel knows of a segment; null when there is none with this identifier any more.</summary>
    SegmentFacts? Find(int id);

    /// <summary>What the page table of a process says of the page at an address: <c>frame 3</c>. The same words, the same memory.</summary>
    /// <returns>Null when the page has no frame yet, or the process has ended.</returns>
    string? FrameOf(IProcess process, ulong address);

    /// <summary>The figure of the state that has been reached; null where one cannot look into everything.</summary>
    Figure? Draw(string title);
}

/// <summary>What <c>shmctl(IPC_STAT)</c> says of a segment, as far as it is the same on every kernel.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Key">Its key; 0 for a private segment, and for a removed one.</param>
/// <param name="Bytes">Its size, as it was asked for.</param>
/// <param name="Mode">Nine permission bits, <see cref="Segment.Destroyed"/> and <see cref="Segment.Locked"/>.</param>
/// <param name="Attachments">How often it is attached, in all processes together.</param>
public readonly record struct SegmentFacts(int Id, int Key, ulong Bytes, int Mode, int Attachments);
