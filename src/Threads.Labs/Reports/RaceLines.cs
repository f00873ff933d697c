using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>Says a data race in one sentence.</summary>
public static class RaceLines
{
    private const int Most = 3;

    /// <summary>A sentence a race, at most three, and one that counts the rest.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<DataRace> races)
    {
        ArgumentNullException.ThrowIfNull(races);
        foreach (var race in races.Take(Most)) yield return Of(race);
        if (races.Count > Most) yield return $"{Words.Count(races.Count - Most, "more race")}; --json lists them all.";
    }

    private static string Of(DataRace race)
    {
        var (first, second) = (race.First, race.Second);
        var (one, two) = (TraceLine.ShortName(first.Thread), TraceLine.ShortName(second.Thread));
        return first.At == second.At && first.Kind == second.Kind
            ? $"Race: {race.Location}, {Done(first.Kind)} at {first.At} by {one} and by {two}, with nothing that orders them."
            : $"Race: {race.Location}, {Done(first.Kind)} at {first.At} by {one} and {Done(second.Kind)} at {second.At} by {two}, with nothing that orders them.";
    }

    private static string Done(StepKind kind) => kind switch
    {
        StepKind.Read => "read",
        StepKind.Write => "written",
        _ => "read and written",
    };
}
