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
        if (races.Count > Most) yield return $"{Phrases.Count(races.Count - Most, "more race")}; --json lists them all.";
    }

    /// <summary>The first race in a sentence, and how many more there are; empty for none.</summary>
    public static string InShort(IReadOnlyList<DataRace> races)
    {
        ArgumentNullException.ThrowIfNull(races);
        return races.Count switch
        {
            0 => "",
            1 => Of(races[0]),
            var count => $"{Of(races[0])} {count - 1} more like it.",
        };
    }

    private static string Of(DataRace race)
    {
        var (first, second) = (race.First, race.Second);
        var (one, two) = (TraceLine.ShortName(first.Thread), TraceLine.ShortName(second.Thread));
        var what = (first.At == second.At, first.Kind == second.Kind) switch
        {
            (true, true) => $"{Done(first.Kind)} at {first.At} by {one} and by {two}",
            (true, false) => $"at {first.At}, {Done(first.Kind)} by {one} and {Done(second.Kind)} by {two}",
            _ => $"{Done(first.Kind)} at {first.At} by {one} and {Done(second.Kind)} at {second.At} by {two}",
        };
        return $"Race: {race.Location}, {what}, with nothing that orders them.";
    }

    private static string Done(StepKind kind) => kind switch
    {
        StepKind.Read => "read",
        StepKind.Write => "written",
        _ => "read and written",
    };
}
