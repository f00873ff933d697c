using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.RealCores;
using Threads.Labs.Reports;
using Threads.Machine;
using Threads.Tests.Labs.RealCores;

namespace Threads.Tests.Labs;

/// <summary>What a student reads of a demonstration, to the letter.</summary>
public sealed class DemonstrationReportTests
{
    private static readonly ExplorationResult Found = Samples.Passed with
    {
        Outcomes = [new Outcome("1 1", 4, "-"), new Outcome("0 1", 1, "-"), new Outcome("1 0", 1, "-")],
        Coverage = "Explored all 6 distinguishable interleavings.",
    };

    [Fact]
    public void A_table_has_what_was_explored_what_was_seen_and_why()
    {
        var seen = Seen(new("0 1", 952_104), new("1 0", 966_502), new("0 0", 81_022), new("1 1", 372));
        Assert.Equal(
            """
            Can both threads miss the other's store?            x = 1; r1 = y  ‖  y = 1; r2 = x

              r1 r2   explored   seen here          verdict
              0 1     ✓ 1 of 6   952,104   47.6 %   expected: A was first
              1 0     ✓ 1 of 6   966,502   48.3 %   expected: B was first
              1 1     ✓ 4 of 6       372  < 0.1 %   expected: both stored before either looked
              0 0     –           81,022    4.1 %   interesting: each store waits in its core's buffer
              Explored all 6 distinguishable interleavings.
              Seen here in 2,000,000 trials within 0.75 s: 2 actors, each on a core of its own.

            """.ReplaceLineEndings("\n"),
            Render(typeof(StoreBuffering), seen));
    }

    [Fact]
    public void A_litmus_test_beside_it_adds_a_column()
    {
        Assert.True(Classics.TryRead("sb", out var program));
        var tso = LitmusExplorer.Explore(program, MemoryModel.Tso);
        var text = Samples.Render(100, false, screen => DemonstrationReport.Write(screen, DemonstrationReader.Read(typeof(StoreBuffering)), Found, null, tso));
        Assert.Contains(
            """
              r1 r2   explored (SC)   explored (TSO)   verdict
              0 1     ✓ 1 of 6        ✓                expected: A was first
              1 0     ✓ 1 of 6        ✓                expected: B was first
              1 1     ✓ 4 of 6        ✓                expected: both stored before either looked
              0 0     –               ✓                interesting: each store waits in its core's buffer
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_interleaving_has_is_red()
    {
        var seen = Seen(new SeenOutcome("0 0", 3), new SeenOutcome("7 7", 1));
        var text = Render(typeof(StoreBufferingFenced), seen, coloured: true);
        Assert.Matches(@"0 0 .*\u001b\[91mseen, and in no interleaving", text);
        Assert.Matches(@"7 7 .*\u001b\[91mseen, and in no interleaving", text);
    }

    [Fact]
    public void Too_few_cores_and_no_trials_are_told()
    {
        Assert.Contains("within 0.75 s: 5 actors took turns on 2 cores", Render(typeof(Crowd), Seen() with { Actors = 5, Pinned = false }), StringComparison.Ordinal);
        Assert.Contains("Not run on this computer's cores. count is static", Render(typeof(Shared), Trials.None("count is static.")), StringComparison.Ordinal);
        Assert.DoesNotContain("seen here", Render(typeof(Shared), null), StringComparison.Ordinal);
    }

    private static Trials Seen(params SeenOutcome[] outcomes) => new(2_000_000, 2, 2, Pinned: true, TimeSpan.FromSeconds(0.75), outcomes);

    private static string Render(Type type, Trials? seen, bool coloured = false) =>
        Samples.Render(100, coloured, screen => DemonstrationReport.Write(screen, DemonstrationReader.Read(type), Found, seen));
}
