using Threads.Exploration;
using Threads.Labs.Reports;

namespace Threads.Tests.Labs;

/// <summary>Explorations made by hand: reports are tested on them without an engine.</summary>
internal static class Samples
{
    private static readonly SourceSite Increment = new("Counter.cs", 14, "value++;", "/src/Counter.cs");
    private static readonly SourceSite Elsewhere = new("CounterChecks.cs", 9, "a.Start();", "/src/CounterChecks.cs");

    public static ExplorationResult LostUpdate => new(
        "exhaustive",
        Verdict.LostUpdate,
        "The total was 1, and every interleaving should end with 2.",
        Proved: true,
        Schedules: 4,
        Traces: 4,
        Preemptions: null,
        TimeSpan.FromMilliseconds(3),
        "Explored all 4 distinguishable interleavings.",
        [new Outcome("1", 2, "m2.A1.B"), new Outcome("2", 2, "-")],
        [new DataRace("value", new RacingAccess(Increment, StepKind.Read, "thread A"), new RacingAccess(Increment, StepKind.Write, "thread B"), "m2.A1.B")],
        new Counterexample(1, "m2.A1.B", "The total was 1, and every interleaving should end with 2.\nThread A overwrote thread B's update.", Steps));

    public static ExplorationResult Passed => LostUpdate with
    {
        Verdict = Verdict.Pass,
        Message = null,
        Races = [],
        Outcomes = [],
        Counterexample = null,
    };

    public static ExplorationResult Deadlock => Passed with
    {
        Verdict = Verdict.Deadlock,
        Message = "thread A holds account 1 and waits for account 2, held by thread B (Transfer.cs:10)\n"
            + "thread B holds account 2 and waits for account 1, held by thread A (Transfer.cs:10)\n"
            + "thread A ──waits for──▶ account 2 ──held by──▶ thread B ──waits for──▶ account 1 ──held by──▶ thread A",
    };

    private static TraceRow[] Steps =>
    [
        Row(0, "main", StepKind.Start, -2, Elsewhere, "thread A"),
        Row(0, "main", StepKind.Start, -3, Elsewhere, "thread B"),
        Row(1, "thread A", StepKind.Read, 7, Increment, "value", "0"),
        Row(2, "thread B", StepKind.Read, 7, Increment, "value", "0"),
        Row(2, "thread B", StepKind.Write, 7, Increment, "value", "0", "1"),
        Row(2, "thread B", StepKind.End, -3, SourceSite.Unknown, "thread B"),
        Row(1, "thread A", StepKind.Write, 7, Increment, "value", "1", "1"),
    ];

    /// <summary>What a report writes.</summary>
    public static string Render(int width, bool coloured, Action<Screen> report)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        report(new Screen(writer, width, coloured));
        return writer.ToString();
    }

    private static TraceRow Row(int process, string thread, StepKind kind, int location, SourceSite at, string name, string? from = null, string? to = null) => new(
        process,
        thread,
        new Step(kind, location, kind is StepKind.Read ? Access.Read : Access.Write, Synchronization.None, 0),
        at,
        name,
        from,
        to,
        []);
}
