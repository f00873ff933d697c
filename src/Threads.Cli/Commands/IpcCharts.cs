using Threads.Cli.Charts;
using Threads.Exploration;
using Threads.Labs.Charts;
using Threads.SharedMemory.Messages;

namespace Threads.Cli.Commands;

/// <summary>The comparison as pictures: one way, and there and back.</summary>
internal static class IpcCharts
{
    /// <summary>Nanoseconds for a message one way, each by itself, over its size.</summary>
    public static Chart OneWay(IpcFindings findings) => new(
        "One way, each message by itself",
        Bytes,
        Nanoseconds,
        [.. Series(findings, Pairing.EachByItself), new ChartSeries("memory copied once", [.. findings.Copies.OrderBy(copy => copy.Key).Select(copy => new ChartPoint(copy.Key, copy.Value))], SeriesKind.Reference)]);

    /// <summary>Nanoseconds there and back, both asleep while they wait, over the message's size.</summary>
    public static Chart ThereAndBack(IpcFindings findings) => new("There and back, both sleep", Bytes, Nanoseconds, [.. Series(findings, Pairing.Blocking)]);

    /// <summary>Saves both as SVG and PNG.</summary>
    /// <returns>The files; none when none were wanted.</returns>
    public static IReadOnlyList<string> Save(IpcFindings findings, string? folder)
    {
        if (folder is null) return [];
        return [.. ChartFiles.Save(OneWay(findings), Path.Combine(folder, "ipc-one-way")), .. ChartFiles.Save(ThereAndBack(findings), Path.Combine(folder, "ipc-there-and-back"))];
    }

    /// <summary>Makes the folder for the files, unless none are wanted or it is there, and sees whether they can be written.</summary>
    /// <exception cref="InvalidInputException">It cannot be made, or not be written to.</exception>
    public static void MakeFolder(string? folder)
    {
        if (folder is null) return;
        try
        {
            Directory.CreateDirectory(folder);
            using var tried = new FileStream(Path.Combine(folder, $".ipc-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--save {folder}: charts cannot be saved there: {exception.Message}", exception);
        }
    }

    private static ChartAxis Bytes => new("bytes of a message", IsLogarithmic: true);

    private static ChartAxis Nanoseconds => new("nanoseconds a message", IsLogarithmic: true);

    private static IEnumerable<ChartSeries> Series(IpcFindings findings, Pairing pairing) =>
        from way in Enum.GetValues<Way>()
        let points = findings.Request.Sizes.Select(size => findings.Of(way, pairing, size)).OfType<Result>().Select(Point).ToList()
        where points.Count > 0
        select new ChartSeries(IpcReport.NameOf(way), points);

    private static ChartPoint Point(Result result) => new(result.Cell.Bytes, result.Nanoseconds, result.Range.Low, result.Range.High);
}
