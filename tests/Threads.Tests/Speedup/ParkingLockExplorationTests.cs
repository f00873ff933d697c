using Threads.Exploration;

namespace Threads.Tests.Speedup;

/// <summary>
/// The parking lock under every interleaving: never two inside, nobody sleeps for ever, and whoever may come first does in some.
/// </summary>
/// <remarks>
/// Explored runs are sequentially consistent: every thread sees every write at once. So this proves the order of the lock's steps, and that no wake-up is
/// lost between them; it cannot miss a fence, for here there is nothing that one would do. That half is <see cref="ParkingLockFenceTests"/>.
/// </remarks>
public sealed class ParkingLockExplorationTests
{
    private static readonly string[] BothOrders = ["AB", "BA"];
    private static readonly string[] OrdersOfThree = ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(60)]
    public void Two_threads_are_inside_one_after_the_other_in_either_order(int spins) =>
        AssertEnds(Explore(nameof(ParkingLockPrograms.Two), spins, new Options()), BothOrders, isProved: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_bell_wakes_more_than_once(int spins) =>
        AssertEnds(Explore(nameof(ParkingLockPrograms.OneOfTwoTwice), spins, new Options()), ["AAB", "ABA", "BAA"], isProved: true);

    [Fact]
    public void Three_threads_that_do_not_spin_are_inside_one_after_the_other_in_any_order() =>
        AssertEnds(Explore(nameof(ParkingLockPrograms.Three), 0, new Options()), OrdersOfThree, isProved: true);

    [Fact]
    public void Three_threads_that_spin_are_inside_one_after_the_other_with_up_to_two_preemptions()
    {
        var found = Explore(nameof(ParkingLockPrograms.Three), 2, new Options(Engine.Bounded, MaxPreemptions: 2));
        AssertEnds(found, OrdersOfThree, isProved: false);
        Assert.Equal(2, found.Preemptions);
    }

    [Theory]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoSleepsDoesNotLookAgain), Verdict.Deadlock)]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoSleepsCountsItselfTooLate), Verdict.Deadlock)]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoWakesDoesNotTryAgain), Verdict.DataRace)]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoWakesLeavesTheBellRung), Verdict.Deadlock)]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoLeavesWakesNobody), Verdict.Deadlock)]
    [InlineData(nameof(BrokenParkingLock.Mistake.WhoLeavesLooksForSleepersTooEarly), Verdict.Deadlock)]
    [InlineData(nameof(BrokenParkingLock.Mistake.None), Verdict.Pass)]
    public void One_mistake_is_caught(string mistake, Verdict verdict) =>
        Assert.Equal(verdict, Explore(nameof(ParkingLockPrograms.Broken), mistake, new Options()).Verdict);

    private static ExplorationResult Explore(string program, object argument, Options options) =>
        Explorer.Explore(Programs.World(typeof(ParkingLockPrograms), program, argument), options);

    private static void AssertEnds(ExplorationResult found, string[] outcomes, bool isProved)
    {
        Assert.True(found.Verdict == Verdict.Pass, $"{found.Verdict}: {found.Message}\n{found.Counterexample?.Explanation}\n{found.Counterexample?.Schedule}");
        Assert.Equal(outcomes, found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal));
        Assert.True(found.Proved || !isProved, found.Coverage);
        TestContext.Current.TestOutputHelper?.WriteLine($"{found.Coverage} {found.Elapsed.TotalSeconds:0.00} s");
    }
}
