using Threads.Labs.Reports;

namespace Threads.Tests.Labs;

/// <summary>What a student reads, to the letter.</summary>
public sealed class ReportTests
{
    [Fact]
    public void A_counterexample_is_a_table_with_a_column_a_thread()
    {
        var text = Samples.Render(100, coloured: false, screen => TraceTable.Write(screen, Samples.LostUpdate.Counterexample!));
        Assert.Equal(
            """
                   thread A                  thread B
               1   Counter.cs:14  value++;
                   read  value = 0
                   ───────────────────────────── switch ─────────────────────────────
               2                             Counter.cs:14  value++;
                                             read  value = 0
               3                             write value: 0 → 1
               4   write value: 1 → 1   ← overwrites B's increment

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_failed_check_tells_what_happened_and_what_to_do_next()
    {
        var text = Samples.Render(100, coloured: false, screen =>
        {
            CheckReport.WriteHeading(screen, "races/counter · Two increments are both counted", Samples.LostUpdate);
            FailureReport.Write(screen, Samples.LostUpdate, ("Next:", "threads hint races/counter"), ("Replay:", "threads replay races/counter m2.A1.B"));
        });
        Assert.Equal(
            """
            ✗ races/counter · Two increments are both counted                            lost update · data race

              The total was 1, and every interleaving should end with 2.
              Simplest schedule that shows it: 1 preemption, 4 shared accesses.

                   thread A                  thread B
               1   Counter.cs:14  value++;
                   read  value = 0
                   ───────────────────────────── switch ─────────────────────────────
               2                             Counter.cs:14  value++;
                                             read  value = 0
               3                             write value: 0 → 1
               4   write value: 1 → 1   ← overwrites B's increment

              Thread A overwrote thread B's update.
              Race: value, at Counter.cs:14, read by A and written by B, with nothing that orders them.

              Explored all 4 distinguishable interleavings. It took 3 ms.
              How they end: 2 with 1, 2 with 2.
              Next:    threads hint races/counter
              Replay:  threads replay races/counter m2.A1.B


            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_narrow_terminal_is_respected()
    {
        var text = Samples.Render(60, coloured: false, screen => FailureReport.Write(screen, Samples.LostUpdate));
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 60, line));
        Assert.Contains("   2                             Counter.cs:14  value++;\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_columns_would_be_too_narrow_threads_stand_beneath_each_other()
    {
        var text = Samples.Render(40, coloured: false, screen => TraceTable.Write(screen, Samples.LostUpdate.Counterexample!));
        Assert.StartsWith("   1   A  Counter.cs:14  value++;\n          read  value = 0\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 40, line));
    }

    [Fact]
    public void Proven_stands_only_where_the_whole_space_was_explored()
    {
        Assert.Equal("proven", CheckReport.VerdictOf(Samples.Passed));
        Assert.Equal("no failure found", CheckReport.VerdictOf(Samples.Passed with { Proved = false }));
    }

    [Fact]
    public void A_deadlock_is_drawn_as_a_cycle_and_broken_at_its_arrows()
    {
        var text = Samples.Render(70, coloured: false, screen => FailureReport.Write(screen, Samples.Deadlock));
        Assert.Contains("  thread A holds account 1 and waits for account 2, held by thread B\n", text, StringComparison.Ordinal);
        Assert.Contains("\n\n        thread A ──waits for──▶ account 2 ──held by──▶\n          thread B ──waits for──▶ account 1 ──held by──▶ thread A\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 70, line));
    }

    [Fact]
    public void Colour_is_written_only_when_asked_for()
    {
        void Heading(Screen screen) => CheckReport.WriteHeading(screen, "races/counter", Samples.Passed);
        Assert.DoesNotContain('\u001b', Samples.Render(100, coloured: false, Heading));
        Assert.Contains("\u001b[32m", Samples.Render(100, coloured: true, Heading), StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_ends_with_spaces()
    {
        var text = Samples.Render(100, coloured: false, screen => FailureReport.Write(screen, Samples.LostUpdate, ("Next:", "x")));
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }
}
