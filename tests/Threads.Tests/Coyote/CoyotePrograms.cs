namespace Threads.Tests.Coyote;

/// <summary>
/// Programs with a mistake that Coyote's own rewriting does not see, or in whose place it reports a deadlock that there is none:
/// static fields, array elements, Lock, Barrier, waits with a time limit. Each returns false in some interleaving.
/// </summary>
public static class CoyotePrograms
{
    private static int _count;

    public static bool CountsInAStaticField()
    {
        Both(static () => _count++, static () => _count++);
        return _count == 2;
    }

    public static bool CountsInAnArray()
    {
        var counts = new int[1];
        Both(() => counts[0]++, () => counts[0]++);
        return counts[0] == 2;
    }

    public static bool ChecksUnderALockAndActsUnderAnother()
    {
        var gate = new Lock();
        var free = 1;
        var taken = 0;
        void Take()
        {
            bool mine;
            lock (gate)
                mine = free == 1;
            lock (gate)
            {
                if (mine)
                    (free, taken) = (0, taken + 1);
            }
        }

        Both(Take, Take);
        return taken == 1;
    }

    public static bool ReadsBeforeTheBarrier()
    {
        using var barrier = new Barrier(2);
        var parts = new int[2];
        var seen = 0;
        Both(
            () =>
            {
                Volatile.Write(ref parts[0], 1);
                barrier.SignalAndWait();
            },
            () =>
            {
                seen = Volatile.Read(ref parts[0]);
                barrier.SignalAndWait();
            });
        return seen == 1;
    }

    public static bool TakesATimedWaitForGranted()
    {
        using var ready = new ManualResetEventSlim(false);
        var value = 0;
        var seen = 0;
        Both(
            () =>
            {
                Volatile.Write(ref value, 1);
                ready.Set();
            },
            () =>
            {
                ready.Wait(10);
                seen = Volatile.Read(ref value);
            });
        return seen == 1;
    }

    private static void Both(Action first, Action second)
    {
        var one = new Thread(() => first());
        var other = new Thread(() => second());
        one.Start();
        other.Start();
        one.Join();
        other.Join();
    }
}
