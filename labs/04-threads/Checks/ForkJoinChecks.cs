namespace Forking.Checks;

/// <summary>Everybody runs at once, and nobody is still running at the end.</summary>
[Exercise("fork-join", "Run them all at once, and wait for them all", typeof(IForkJoin), Order = 1)]
[Hint("body() calls the method on the thread that is here already, and comes back when it has ended. Who else could call it?")]
[Hint("A new Thread(…) runs its method once it was started with Start(), and Join() waits until it has ended. Start them all, and only "
    + "then wait: a Join between two starts lets the second begin after the first has ended.")]
[Hint("Two loops. The first makes the threads, keeps them in a Thread[], and starts them: threads[i] = new Thread(new "
    + "ThreadStart(bodies[i])). "
    + "The second joins them.")]
public static class ForkJoinChecks
{
    [Check("When Run returns, everybody has ended", Order = 1)]
    public static void All_ended(IForkJoin threads)
    {
        int first = 0, second = 0;
        threads.Run([() => first = 1, () => second = 2]);
        Check.Equal(1, first, "What the first thread was to set to 1");
        Check.Equal(2, second, "What the second thread was to set to 2");
    }

    [Check("Each body runs once", Order = 2)]
    public static void Each_once(IForkJoin threads)
    {
        int[] runs = new int[3];
        threads.Run([() => Interlocked.Increment(ref runs[0]), () => Interlocked.Increment(ref runs[1]), () => Interlocked.Increment(ref runs[2])]);
        Check.Equal([1, 1, 1], runs, "How often each of three bodies has run");
    }

    [Check("They run at the same time", Order = 3, Reaches = Room.Together)]
    public static string At_once(IForkJoin threads)
    {
        Room room = new();
        threads.Run([room.Visit, room.Visit]);
        return room.Seen;
    }

    [Check("Each has a thread of its own", Order = 4)]
    public static void Own_threads(IForkJoin threads)
    {
        int first = 0, second = 0, caller = Environment.CurrentManagedThreadId;
        threads.Run([() => first = Environment.CurrentManagedThreadId, () => second = Environment.CurrentManagedThreadId]);
        Check.That(first != second, "Two bodies ran on the same thread.");
        Check.That(first != caller && second != caller, "A body ran on the thread that called Run, and not on a new one.");
    }

    [Check("Without bodies there is nothing to wait for", Order = 5)]
    public static void Nobody(IForkJoin threads)
    {
        threads.Run([]);
    }
}
