namespace Threads.SharedMemory.Messages;

/// <summary>Ways by which a message gets from one process to another.</summary>
public enum Way
{
    /// <summary>A ring on a shared page.</summary>
    Ring,

    /// <summary>A pipe.</summary>
    Pipe,

    /// <summary>A Unix-domain socket.</summary>
    UnixSocket,

    /// <summary>TCP over the loopback interface.</summary>
    Tcp,
}

/// <summary>What is compared with what: like with like. Each pairing holds for every way.</summary>
public enum Pairing
{
    /// <summary>One way: each message is handed over by itself.</summary>
    EachByItself,

    /// <summary>One way: as many messages as fit into <see cref="Traffic.BatchBytes"/> are handed over together.</summary>
    Batches,

    /// <summary>There and back: both sides look again and again, and never sleep.</summary>
    Spinning,

    /// <summary>There and back: both sides sleep until they are woken.</summary>
    Blocking,
}

/// <summary>Messages to be exchanged.</summary>
/// <param name="Pairing">How.</param>
/// <param name="Bytes">Bytes of a message, 8 or more, a multiple of 8.</param>
/// <param name="Count">How many, one way or there and back; for batches a multiple of <see cref="Batch"/>.</param>
public readonly record struct Traffic(Pairing Pairing, int Bytes, int Count)
{
    /// <summary>Bytes that are handed over together in batches.</summary>
    public const int BatchBytes = 16 << 10;

    /// <summary>Messages that are handed over together.</summary>
    public int Batch => Pairing == Pairing.Batches ? Math.Max(1, BatchBytes / Bytes) : 1;

    /// <summary>True for there and back.</summary>
    public bool IsRoundTrip => Pairing is Pairing.Spinning or Pairing.Blocking;

    /// <summary>True when nobody may sleep.</summary>
    public bool Spins => Pairing == Pairing.Spinning;
}
