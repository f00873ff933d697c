using Threads.Exploration;
using Threads.Speedup;
using Threads.Speedup.Locks;

namespace Threads.Tests.Speedup;

/// <summary>The lock that spins and then sleeps: under every interleaving where the space is small, on real threads where it is large.</summary>
public sealed class ParkingLockTests
{
    [Theory]
    [InlineData(nameof(ParkingLockPrograms.Two_go_in))]
    [InlineData(nameof(ParkingLockPrograms.One_comes_back))]
    public void Under_every_interleaving_one_is_inside_at_a_time_and_nobody_sleeps_for_ever(string program)
    {
        var found = Programs.Explore(typeof(ParkingLockPrograms), program);
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
}
