using Messages.Checks;

namespace Messages.Exercises;

/// <summary>
/// A ring on a page of long words. Messages number tail to head - 1 are waiting; message n lies in slot n % Capacity. Only offsets are
/// stored: the page lies at another address in each process.
/// </summary>
public sealed class Ring : IRing
{
    private const int Head = 0; // how many were written
    private const int Tail = 1; // how many were read
    private const int Slots = 2;

    private readonly long[] page = new long[Slots + IRing.Capacity];

    // TODO: whatever the order of steps, a message that is announced is there, and a slot that is given back has been read.
    public bool TryWrite(long message)
    {
        long head = page[Head];
        if (head - page[Tail] == IRing.Capacity) return false;
        page[Head] = head + 1;
        page[Slots + (int)(head % IRing.Capacity)] = message;
        return true;
    }

    public bool TryRead(out long message)
    {
        message = 0;
        long tail = page[Tail];
        if (tail == page[Head]) return false;
        page[Tail] = tail + 1;
        message = page[Slots + (int)(tail % IRing.Capacity)];
        return true;
    }
}
