using Threads.Speedup.Locks;

namespace Threads.Tests.Speedup;

/// <summary>What is explored of the lock that sleeps, with threads that never spin.</summary>
public static class ParkingLockPrograms
{
    public static void Two_go_in()
    {
        var gate = new ParkingLock(spins: 0);
        var counter = 0;
        void GoIn()
        {
            gate.Enter();
            counter++;
            gate.Exit();
        }

        var a = new Thread(GoIn);
        var b = new Thread(GoIn);
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        if (counter != 2) throw new InvalidOperationException($"{counter} of 2");
    }

    public static void One_comes_back()
    {
        var gate = new ParkingLock(spins: 0);
        var counter = 0;
        void GoIn(int times)
        {
            for (var i = 0; i < times; i++)
            {
                gate.Enter();
                counter++;
                gate.Exit();
            }
        }

        var a = new Thread(() => GoIn(2));
        var b = new Thread(() => GoIn(1));
        a.Start();
        b.Start();
        a.Join();
        b.Join();
        if (counter != 3) throw new InvalidOperationException($"{counter} of 3");
    }
}
