using Messages.Checks;

namespace Messages.Solutions;

/// <summary>
/// A ring on a page of long words. Messages number tail to head - 1 are waiting; message n lies in slot n % Capacity. Only offsets are
/// stored: the page lies at another address in each process.
/// </summary>
public sealed class Ring : IRing
{
    private const int Head = 0; // how many were written; the writer's to write
    private const int Tail = 1; // how many were read; the reader's to write
    private const int Slots = 2;

    private readonly long[] page = new long[Slots + IRing.Capacity];

    public bool TryWrite(long message)
    {
        long head = page[Head]; // its own: nobody else writes it
        if (head - Volatile.Read(ref page[Tail]) == IRing.Capacity) return false;
        page[Slots + (int)(head % IRing.Capacity)] = message;
        Volatile.Write(ref page[Head], head + 1); // release: pairs with the read in TryRead
        return true;
    }

    public bool TryRead(out long message)
    {
        message = 0;
        long tail = page[Tail];
        if (tail == Volatile.Read(ref page[Head])) return false;
        message = page[Slots + (int)(tail % IRing.Capacity)];
        Volatile.Write(ref page[Tail], tail + 1); // release: pairs with the read in TryWrite
        return true;
    }
}
