using Threads.Speedup;
using Threads.Speedup.Locks;

namespace Threads.Tests.Speedup;

/// <summary>The lock that spins and then sleeps, with as many threads as there are processors and with more: then some do sleep.</summary>
public sealed class ParkingLockTests
{
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
