using Threads.Exploration;

namespace Threads.Tests.SharedMemory;

/// <summary>What the exploration is worth: over a kernel that breaks one promise, the same ring fails, and for that reason.</summary>
public sealed class BrokenKernelTests
{
    [Theory]
    [InlineData(nameof(ExploredPrograms.OverAKernelThatDoesNotLook))]
    [InlineData(nameof(ExploredPrograms.OverAKernelThatWakesNobody))]
    public void A_ring_over_it_loses_a_wake_up(string program) => Assert.Contains(
        Programs.Explore(typeof(ExploredPrograms), program).Verdict,
        (Verdict[])[Verdict.Deadlock, Verdict.LostWakeup, Verdict.PartialDeadlock]);
}
