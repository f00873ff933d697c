using CsCheck;
using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>Holds the exhaustive engine to a plain depth-first search on random programs.</summary>
/// <param name="interpreter">The type whose <c>Run</c> interprets a program's text.</param>
/// <param name="maxSchedules">How many schedules the plain search may take; a program that needs more is passed over.</param>
internal sealed class WithoutReduction(Type interpreter, long maxSchedules)
{
    /// <summary>Programs of so many threads, each with such a body.</summary>
    public static Gen<string> Programs(Gen<string[]> body, int threads) =>
        body.Array[threads].Select(bodies => string.Join('|', bodies.Select(operations => string.Concat(operations))));

    /// <summary>Draws programs until as many as wanted were small enough for the plain search.</summary>
    public void Compare(Gen<string> programs, int wanted)
    {
        var compared = 0;
        programs.Sample(
            program =>
            {
                if (compared == wanted)
                    return;
                var every = Explore(program, Engine.DepthFirst, maxSchedules);
                if (!every.Proved)
                    return;
                compared++;
                var reduced = Explore(program);
                Assert.True(reduced.Proved);
                Assert.Equal(Values(every), Values(reduced));
                Assert.Equal(every.Traces, reduced.Traces);
                Assert.Equal(every.Verdict, reduced.Verdict);
            },
            iter: 10 * wanted,
            threads: 1);
        Assert.Equal(wanted, compared);
    }

    /// <summary>Explores one program.</summary>
    public ExplorationResult Explore(string program, Engine engine = Engine.Exhaustive, long schedules = long.MaxValue) =>
        Explorer.Explore(Tests.Programs.World(interpreter, "Run", program), new Options(engine, Budget: new Budget(schedules)));

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];
}
