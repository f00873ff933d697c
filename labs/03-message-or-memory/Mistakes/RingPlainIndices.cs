using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.DataRace, "one writer and one reader need nothing special: each index is written by one only")]
public sealed class RingPlainIndices : IRing
{
    private const int Head = 0; // how many were written; the writer's to write
    private const int Tail = 1; // how many were read; the reader's to write
    private const int Slots = 2;

    private readonly long[] page = new long[Slots + IRing.Capacity];

    public bool TryWrite(long message)
    {
        long head = page[Head]; // its own: nobody else writes it
        if (head - page[Tail] == IRing.Capacity) return false;
        page[Slots + (int)(head % IRing.Capacity)] = message;
        page[Head] = head + 1;
        return true;
    }

    public bool TryRead(out long message)
    {
        message = 0;
        long tail = page[Tail];
        if (tail == page[Head]) return false;
        message = page[Slots + (int)(tail % IRing.Capacity)];
        page[Tail] = tail + 1;
        return true;
    }
}
