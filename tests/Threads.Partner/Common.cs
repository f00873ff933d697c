using Threads.SharedMemory;

namespace Threads.Partner;

/// <summary>
/// What the test and its partner share: a segment with a ring each way, a queue, a lock and what it protects, and a word for each thing that was
/// acknowledged. The places of all.
/// </summary>
public static class Common
{
    /// <summary>Slots of each ring: few, so that both sides often wait.</summary>
    public const int Capacity = 8;

    /// <summary>The ring that the partner writes.</summary>
    public const int FromPartner = 0;

    /// <summary>The ring that the partner reads.</summary>
    public static readonly int ToPartner = Aligned(Ring.Bytes<long>(Capacity));

    /// <summary>The queue that the partner writes.</summary>
    public static readonly int Queue = 2 * ToPartner;

    /// <summary>The lock; behind it two counters that are equal whenever nobody is inside.</summary>
    public static readonly int Lock = 3 * ToPartner;

    /// <summary>The counters.</summary>
    public static readonly int Left = Lock + RobustMutex.Bytes, Right = Left + sizeof(long);

    /// <summary>How many messages the partner's writer was told are in the ring; the last that its reader has dealt with, plus 1; how many are in the queue.</summary>
    public static readonly int Written = Left + RobustMutex.Bytes, Dealt = Written + sizeof(long), Queued = Dealt + sizeof(long);

    /// <summary>What the partner found wrong: 0 for nothing.</summary>
    public static readonly int Fault = Queued + sizeof(long);

    /// <summary>Bytes of all.</summary>
    public static readonly int Bytes = Written + RobustMutex.Bytes;

    private static int Aligned(int bytes) => (bytes + 127) & ~127;
}
