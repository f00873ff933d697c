using CsCheck;
using Threads.Exploration;
using Threads.Managed;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>The exhaustive engine, held to a plain depth-first search without any reduction.</summary>
public sealed class ReductionTests
{
    private const long MaxSchedules = 3_000;

    private static readonly Gen<string> Operation = Gen.Select(Gen.Char[RandomProgram.Operations], Gen.Char['0', '1'], (what, on) => $"{what}{on}");
    private static readonly Gen<string> TwoThreads = Program(Operation.Array[1, 4], 2);
    private static readonly Gen<string> ThreeThreads = Program(Operation.Array[1, 2], 3);

    [Fact]
    public void Two_threads_have_the_same_traces_and_outcomes_without_reduction() => Compare(TwoThreads, 200);

    [Fact]
    public void Three_threads_have_the_same_traces_and_outcomes_without_reduction() => Compare(ThreeThreads, 18);

    /// <summary>Draws programs until as many as wanted were small enough for the search without reduction.</summary>
    private static void Compare(Gen<string> programs, int wanted)
    {
        var compared = 0;
        programs.Sample(
            program =>
            {
                if (compared == wanted)
                    return;
                var every = Explore(program, Engine.DepthFirst, MaxSchedules);
                if (!every.Proved)
                    return;
                compared++;
                var reduced = Explore(program, Engine.Exhaustive, long.MaxValue);
                Assert.True(reduced.Proved);
                Assert.Equal(Values(every), Values(reduced));
                Assert.Equal(every.Traces, reduced.Traces);
                Assert.Equal(every.Verdict, reduced.Verdict);
            },
            iter: 10 * wanted,
            threads: 1);
        Assert.Equal(wanted, compared);
    }

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];

    private static ExplorationResult Explore(string program, Engine engine, long schedules) =>
        Explorer.Explore(Programs.World(typeof(RandomProgram), nameof(RandomProgram.Run), program), new Options(engine, Budget: new Budget(schedules)));

    private static Gen<string> Program(Gen<string[]> body, int threads) =>
        body.Array[threads].Select(bodies => string.Join('|', bodies.Select(operations => string.Concat(operations))));
}
