using CsCheck;
using Threads.Coyote;
using Threads.Exploration;
using Threads.Tests.Explorers;
using Xunit;

namespace Threads.Tests.Coyote;

/// <summary>On programs that nobody wrote, Coyote comes to outcomes and traces that the exhaustive engine knows, and in most small ones to all of them: it samples.</summary>
public sealed class RandomProgramTests
{
    private const int Wanted = 20;
    private const int MostTraces = 12;
    private const int SchedulesATrace = 60;

    private static readonly Gen<string> Operation = Gen.Select(Gen.Char[RandomProgram.Operations], Gen.Char['0', '1'], (what, on) => $"{what}{on}");
    private static readonly Gen<string> TwoThreads = Operation.Array[1, 4].Array[2].Select(bodies => string.Join('|', bodies.Select(operations => string.Concat(operations))));

    [Fact]
    public void Coyote_comes_to_no_outcome_that_exploration_excludes_and_in_most_small_programs_to_each()
    {
        var small = 0;
        var complete = 0;
        TwoThreads.Sample(
            program =>
            {
                if (small == Wanted) return; // as many as are needed, however many it takes
                var world = Programs.World(typeof(RandomProgram), nameof(RandomProgram.Run), program);
                var all = Explorer.Explore(world, new Options(Budget: new Budget(2_000)));
                if (!all.Proved)
                    return;
                var isSmall = all.Traces <= MostTraces;
                var found = CoyoteExplorer.Explore(world, new Options(Engine.Coyote, Seed: 7, Budget: new Budget(isSmall ? all.Traces * SchedulesATrace : 50)));
                Assert.Subset(Values(all), Values(found));
                Assert.True(found.Traces <= all.Traces);
                if (!isSmall)
                    return;
                small++;
                if (!Values(all).SetEquals(Values(found)))
                    return;
                complete++;
                Assert.Equal(all.Verdict, found.Verdict);
            },
            iter: 20 * Wanted,
            threads: 1);
        Assert.Equal(Wanted, small);
        Assert.True(complete * 4 >= small * 3, $"Coyote came to every outcome in only {complete} of {small} small programs");
    }

    private static HashSet<string> Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value)];
}
