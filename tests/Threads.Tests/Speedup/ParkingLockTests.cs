using Threads.Exploration;
using Threads.Speedup;
using Threads.Speedup.Locks;

namespace Threads.Tests.Speedup;

/// <summary>The lock that spins and then sleeps: under every interleaving where the space is small, on real threads where it is large.</summary>
public sealed class ParkingLockTests
{
    [Theory]
    [InlineData(nameof(Two_go_in))]
    [InlineData(nameof(One_comes_back))]
    public void Under_every_interleaving_one_is_inside_at_a_time_and_nobody_sleeps_for_ever(string program)
    {
        var found = Programs.Explore(typeof(ParkingLockTests), program);
        Assert.True(found.Verdict == Verdict.Pass, $"{found.Verdict}: {found.Message}");
        Assert.True(found.Proved, found.Coverage);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void On_real_threads_no_increment_is_lost(int threads)
    {
        const int Times = 20_000;
        using var gate = new ParkingLock();
        using var team = new Team(threads);
        var counter = 0;
        team.Run(threads, _ =>
        {
            for (var i = 0; i < Times; i++)
            {
                gate.Enter();
                counter++;
                gate.Exit();
            }
        });
        Assert.Equal(threads * Times, counter);
    }

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
