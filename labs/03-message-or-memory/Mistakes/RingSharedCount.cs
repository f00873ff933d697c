using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.LostUpdate, "one count that both sides keep is simpler than two indices")]
public sealed class RingSharedCount : IRing
{
    private const int Count = 0; // how many are waiting: written by both
    private const int Slots = 1;

    private readonly long[] page = new long[Slots + IRing.Capacity];
    private long head; // the writer's own
    private long tail; // the reader's own

    public bool TryWrite(long message)
    {
        if (Volatile.Read(ref page[Count]) == IRing.Capacity) return false;
        page[Slots + (int)(head++ % IRing.Capacity)] = message;
        Volatile.Write(ref page[Count], Volatile.Read(ref page[Count]) + 1);
        return true;
    }

    public bool TryRead(out long message)
    {
        message = 0;
        if (Volatile.Read(ref page[Count]) == 0) return false;
        message = page[Slots + (int)(tail++ % IRing.Capacity)];
        Volatile.Write(ref page[Count], Volatile.Read(ref page[Count]) - 1);
        return true;
    }
}
