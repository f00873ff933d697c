using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Messages;

/// <summary>One side of a connection between two processes. The four exchanges are what is timed; nothing else is in them. For one thread.</summary>
internal abstract class MessageChannel : IDisposable
{
    /// <summary>System calls that were made to hand messages over, sleeping and waking included.</summary>
    public long Calls { get; protected set; }

    /// <summary>Sends messages one way.</summary>
    public abstract void Send(Traffic traffic);

    /// <summary>Receives what <see cref="Send"/> sends, and checks it.</summary>
    public abstract void Receive(Traffic traffic);

    /// <summary>Sends each message and waits until it is back.</summary>
    public abstract void Ping(Traffic traffic);

    /// <summary>Sends each message back.</summary>
    public abstract void Pong(Traffic traffic);

    public abstract void Dispose();

    // The first eight bytes of a message are its number: none is lost, none comes twice, and in order.
    protected static void Number(Span<byte> message, long number) => MemoryMarshal.Write(message, in number);

    protected static void Check(ReadOnlySpan<byte> message, long number)
    {
        if (MemoryMarshal.Read<long>(message) != number) Wrong(number);
    }

    /// <summary>A message was not the one that was sent.</summary>
    /// <exception cref="SharedMemoryException">Always.</exception>
    public static void Wrong(long number) => throw new SharedMemoryException($"Message {number} did not come as it was sent: the channel lost or mixed up messages.");
}
