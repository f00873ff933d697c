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
        Run.Both(() => Visit(gate, ref order, "A"), () => Visit(gate, ref order, "B"));
        return order;
    }

    /// <summary>One of two threads goes in twice: the bell rings more than once.</summary>
    public static string OneOfTwoTwice(int spins)
    {
        using var gate = new ParkingLock(spins);
        var order = "";
        Run.Both(
            () =>
            {
                Visit(gate, ref order, "A");
                Visit(gate, ref order, "A");
            },
            () => Visit(gate, ref order, "B"));
        return order;
    }

    /// <summary>Three threads go in once.</summary>
    public static string Three(int spins)
    {
        using var gate = new ParkingLock(spins);
        var order = "";
        Thread[] all = [Run.Start(() => Visit(gate, ref order, "A")), Run.Start(() => Visit(gate, ref order, "B")), Run.Start(() => Visit(gate, ref order, "C"))];
        foreach (var one in all) one.Join();
        return order;
    }

    /// <summary>As <see cref="OneOfTwoTwice"/>, with a lock in which something is wrong.</summary>
    public static string Broken(string mistake)
    {
        var gate = new BrokenParkingLock(Enum.Parse<BrokenParkingLock.Mistake>(mistake));
        var order = "";
        Run.Both(
            () =>
            {
                Visit(gate, ref order, "A");
                Visit(gate, ref order, "A");
            },
            () => Visit(gate, ref order, "B"));
        return order;
    }

    private static void Visit(ParkingLock gate, ref string order, string who)
    {
        gate.Enter();
        order += who;
        gate.Exit();
    }

    private static void Visit(BrokenParkingLock gate, ref string order, string who)
    {
        gate.Enter();
        order += who;
        gate.Exit();
    }
}
