namespace MemoryOrder.Checks;

/// <summary>Readers never see half of a write, and the writer never waits for them.</summary>
[Exercise("sequence-lock", "Read again if it changed meanwhile", typeof(ISequenceLock), Order = 5)]
[Hint("A reader may come between the two writes, or be overtaken by both. It cannot prevent that; can it find out?")]
[Hint("Count the writes: odd while one is under way, even when it is done. A reader looks at the count before and after; if it was odd, or has changed, "
    + "what it read is worth nothing, and it begins again.")]
[Hint("Write: Volatile.Write(ref version, version + 1); both numbers, with Volatile.Write; Volatile.Write(ref version, version + 1). Read: int before = Volatile.Read(ref "
    + "version); both numbers, with Volatile.Read; done if before is even and Volatile.Read(ref version) == before.")]
public static class SequenceLockChecks
{
    [Check("A reader never sees half of a write", Order = 1)]
    public static void One_write(ISequenceLock point)
    {
        (int X, int Y) seen = default;
        Together.Run(
            () => point.Write(1, 1),
            () => seen = point.Read());
        Check.That(seen is (0, 0) or (1, 1), $"(0, 0) and (1, 1) were written, and a reader saw {seen}.");
    }

    [Check("Nor a mixture of two", Order = 2)]
    public static void Two_writes(ISequenceLock point)
    {
        (int X, int Y) seen = default;
        Together.Run(
            () => { point.Write(1, 1); point.Write(2, 2); },
            () => seen = point.Read());
        Check.That(seen is (0, 0) or (1, 1) or (2, 2), $"(0, 0), (1, 1) and (2, 2) were written, and a reader saw {seen}.");
    }

    [Check("What was written last is read", Order = 3)]
    public static void Latest(ISequenceLock point)
    {
        point.Write(1, 2);
        point.Write(3, 4);
        Check.That(point.Read() is (3, 4), "(3, 4) was written last, and something else was read.");
    }

    [Check("The writer never waits for a reader", Order = 4)]
    public static void Writer_never_waits(ISequenceLock point) => Together.Run(
        () => Waiting.Never(() => point.Write(1, 1), "Write", "The readers should look again, not the writer wait."),
        () => point.Read());
}
