namespace Threads.Benchmarks;

/// <summary>The table of the README.</summary>
internal static class Table
{
    private const double Second = 1e9;

    public static void Write(IReadOnlyList<Case> cases, TextWriter to)
    {
        to.WriteLine("| schedules a second | Coyote | random | PCT | exhaustive |");
        to.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var row in cases.Where(one => one.Type == nameof(Schedules)).GroupBy(one => one.Program))
            to.WriteLine($"| {row.Key} | {string.Join(" | ", row.Select(one => $"{Second / one.Median:N0}{Ratio(row, one)}"))} |");
        to.WriteLine();
        to.WriteLine("| milliseconds to the lost update | Coyote | random | exhaustive |");
        to.WriteLine("| --- | ---: | ---: | ---: |");
        var finding = cases.Where(one => one.Type == nameof(Counterexample)).ToList();
        to.WriteLine($"| LostUpdate | {string.Join(" | ", finding.Select(one => $"{one.Median / 1e6:N2}{Ratio(finding, one)}"))} |");
    }

    private static string Ratio(IEnumerable<Case> row, Case one)
    {
        var coyote = row.First(other => other.Method == "Coyote");
        return one == coyote ? "" : $" (× {coyote.Median / one.Median:N0})";
    }
}
