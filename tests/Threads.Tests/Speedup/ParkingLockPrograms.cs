using Threads.Speedup.Locks;
using Threads.Tests.Managed.Twins;

namespace Threads.Tests.Speedup;

/// <summary>
/// The parking lock, the very code that is measured, under an explorer. Each answers in which order the threads were inside; what they touch there is
/// plain, so that two threads inside at once are a data race.
/// </summary>
public static class ParkingLockPrograms
{
    /// <summary>Two threads go in once.</summary>
    public static string Two(int spins)
    {
        using var gate = new ParkingLock(spins);
        var order = "";
        Run.Both(() => Visit(gate.Enter, gate.Exit, ref order, "A"), () => Visit(gate.Enter, gate.Exit, ref order, "B"));
        return order;
    }

    /// <summary>One of two threads goes in twice: the bell rings more than once.</summary>
    public static string OneOfTwoTwice(int spins)
    {
        using var gate = new ParkingLock(spins);
        return TwiceAndOnce(gate.Enter, gate.Exit);
    }

    /// <summary>The same with a lock in which something is wrong.</summary>
    public static string Broken(string mistake)
    {
        var gate = new BrokenParkingLock(Enum.Parse<BrokenParkingLock.Mistake>(mistake));
        return TwiceAndOnce(gate.Enter, gate.Exit);
    }

    /// <summary>Three threads go in once.</summary>
    public static string Three(int spins)
    {
        using var gate = new ParkingLock(spins);
        var order = "";
        var a = Run.Start(() => Visit(gate.Enter, gate.Exit, ref order, "A"));
        var b = Run.Start(() => Visit(gate.Enter, gate.Exit, ref order, "B"));
        var c = Run.Start(() => Visit(gate.Enter, gate.Exit, ref order, "C"));
        a.Join();
        b.Join();
        c.Join();
        return order;
    }

    private static string TwiceAndOnce(Action enter, Action exit)
    {
        var order = "";
        Run.Both(
            () =>
            {
                Visit(enter, exit, ref order, "A");
                Visit(enter, exit, ref order, "A");
            },
            () => Visit(enter, exit, ref order, "B"));
        return order;
    }

    private static void Visit(Action enter, Action exit, ref string order, string who)
    {
        enter();
        order += who;
        exit();
    }
}
