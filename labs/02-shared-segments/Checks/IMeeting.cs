namespace SharedSegments.Checks;

/// <summary>How processes that know nothing but a key come to the same memory.</summary>
public interface IMeeting
{
    /// <summary>Attaches the segment with a key; makes it if nobody has made it yet.</summary>
    /// <param name="process">The process, which makes the system calls.</param>
    /// <param name="key">The key that all of them know.</param>
    /// <param name="size">How many bytes the segment has.</param>
    /// <returns>Where it is attached, and whether this process made it: whoever did will fill it.</returns>
    Attached Open(SimulatedProcess process, int key, int size);
}

/// <summary>An attached segment.</summary>
/// <param name="Address">Where it begins in this process; 0 for a failure.</param>
/// <param name="IsMaker">Whether this process made it.</param>
public readonly record struct Attached(ulong Address, bool IsMaker);
