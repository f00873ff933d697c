using System.Text;

namespace Threads.Exploration;

/// <summary>Says in sentences what a counterexample shows.</summary>
internal static class Explanation
{
    public static string Of(IWorld world, Verdict verdict, string? message, List<TraceRow> rows, Execution run, List<DataRace> races)
    {
        var text = new StringBuilder(message);
        if (verdict == Verdict.LostUpdate && LostUpdate.In(run) is { } lost)
            Append(text, Describe(lost, rows, run));
        if (races is [var race, ..] && verdict is Verdict.DataRace or Verdict.LostUpdate or Verdict.FailedAssertion or Verdict.WrongOutcome)
            Append(text, Describe(race));
        return text.ToString();
    }

    private static string Describe(LostUpdate lost, List<TraceRow> rows, Execution run)
    {
        var read = RowOf(rows, run, lost.Read);
        var write = RowOf(rows, run, lost.Lost);
        var over = RowOf(rows, run, lost.Overwrite);
        return $"Between {over.Thread}'s read of {over.Location} ({read.At}) and its write ({over.At}), {write.Thread} wrote {write.From} → {write.To}."
            + $" {Capital(over.Thread)} overwrote {write.Thread}'s update.";
    }

    private static string Describe(DataRace race) =>
        $"Race: {race.Location}, {Done(race.First.Kind)} at {race.First.At} by {race.First.Thread} and {Done(race.Second.Kind)} at {race.Second.At} by {race.Second.Thread}, with nothing that orders them.";

    private static string Done(StepKind kind) => kind switch
    {
        StepKind.Read => "read",
        StepKind.Write => "written",
        _ => "updated",
    };

    private static TraceRow RowOf(List<TraceRow> rows, Execution run, int at)
    {
        var begun = 0;
        for (var early = 0; early < at; early++)
            begun += run.Events[early].Step.Kind == StepKind.Begin ? 1 : 0;
        return rows[at - begun];
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static void Append(StringBuilder text, string sentence)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(sentence);
    }
}
