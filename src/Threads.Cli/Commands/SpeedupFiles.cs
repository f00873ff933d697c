using Threads.Cli.Charts;
using Threads.Exploration;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>What a measurement leaves behind: its samples, and its charts.</summary>
internal static class SpeedupFiles
{
    private static readonly string[] Names = ["", "-efficiency", "-time"];

    /// <summary>Saves them; nothing without a folder.</summary>
    /// <returns>The files' names.</returns>
    public static IReadOnlyList<string> Save(Conclusions found, string? folder)
    {
        if (folder is null) return [];
        var stem = Path.Combine(folder, $"speedup-{found.Measurement.Workload}");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(stem + ".csv", SampleFile.Write(found.Measurement.Samples));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The samples cannot be written to {stem}.csv: {exception.Message}", exception);
        }

        if (found.Scaling.Variants.Count == 0) return [stem + ".csv"];
        return [stem + ".csv", .. SpeedupCharts.All(found).Zip(Names).SelectMany(chart => ChartFiles.Save(chart.First, stem + chart.Second))];
    }
}
