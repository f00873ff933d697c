namespace Locking.Checks;

/// <summary>Readers together, writers alone, and everybody gets in.</summary>
[Exercise("cache", "Readers together, writers alone", typeof(ICache), Order = 3)]
[Hint("The cache in Exercises/Cache.cs is right, but a reader keeps out other readers, who would do no harm. For how long does a "
    + "reader have to hold the lock?")]
[Hint("Count the readers that are inside, under a lock that each holds only while it counts itself in and out. A writer takes the"
    + " same lock and waits "
    + "until there are none. Monitor.Wait(gate) gives the lock back while one waits, and Monitor.PulseAll(gate) wakes those who "
    + "wait (more in lab 09).")]
[Hint("Read: lock (gate) readers++; try { use all entries } finally { lock (gate) if (--readers == 0) Monitor.PulseAll(gate); } "
    + "Write: lock (gate) { while (readers > 0) Monitor.Wait(gate); replace }. gate is an object.")]
public static class CacheChecks
{
    [Check("Two readers can be inside together", Order = 1, Reaches = Room.Together)]
    public static string Two_readers(ICache cache)
    {
        Room room = new();
        Together.Run(
            () => cache.Read(_ => room.Visit()),
            () => cache.Read(_ => room.Visit()));
        return room.Seen;
    }

    [Check("A reader and a writer are never inside together", Order = 2)]
    public static void Reader_and_writer(ICache cache)
    {
        Room room = new();
        Together.Run(
            () => cache.Read(_ => room.Visit()),
            () => cache.Write(entry => { room.VisitAlone(); return entry + 1; }));
        Check.That(room.Seen != Room.Together, "A reader went in while a writer was inside.");
    }

    [Check("Two writers are never inside together", Order = 3)]
    public static void Two_writers(ICache cache)
    {
        Room room = new();
        Together.Run(
            () => cache.Write(entry => { room.VisitAlone(); return entry + 1; }),
            () => cache.Write(entry => { room.VisitAlone(); return entry + 1; }));
        cache.Read(entry => Check.Equal(2, entry, "An entry that was counted up twice"));
    }

    [Check("A reader finds both entries replaced, or neither", Order = 4)]
    public static void Half_replaced(ICache cache)
    {
        int sum = 0;
        Together.Run(
            () => cache.Write(entry => entry + 1),
            () => cache.Read(entry => sum += entry));
        Check.That(sum is 0 or 2, "A reader found one entry replaced and the other not.");
    }

    [Check("Two readers and a writer all get in", Order = 5)]
    public static void Everybody_gets_in(ICache cache)
    {
        Room room = new();
        Together.Run(
            () => cache.Read(_ => { }),
            () => cache.Read(_ => room.Visit()),
            () => cache.Write(entry => { room.VisitAlone(); return entry + 1; }));
        Check.That(room.Seen != Room.Together, "A reader went in while a writer was inside.");
        cache.Read(entry => Check.Equal(1, entry, "An entry that was counted up once"));
    }

    [Check("A reader that fails has left", Order = 6)]
    public static void Failing_reader(ICache cache)
    {
        Together.Run(
            () => Check.Throws<FormatException>(() => cache.Read(_ => throw new FormatException()), "A reader whose code throws"),
            () => cache.Write(entry => entry + 1));
        cache.Read(entry => Check.Equal(1, entry, "An entry that was counted up once"));
    }
}
