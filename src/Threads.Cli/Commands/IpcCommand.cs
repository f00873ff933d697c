using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.SharedMemory;
using Threads.SharedMemory.Messages;

namespace Threads.Cli.Commands;

/// <summary><c>threads ipc</c>: what a message between two processes costs, by which way and why.</summary>
internal static class IpcCommand
{
    private const int LargestMessage = 1 << 20;
    private const int MostSamples = 10_000;
    private const int LongestSample = 5_000; // milliseconds: well below what a sample may take before its partner counts as stopped
    private const string DefaultSizes = "8,64,1024,8192,65536,1048576";

    public static Command Create()
    {
        var sizes = new Option<string>("--sizes") { Description = $"Bytes of the messages, each a multiple of 8 from 8 to {LargestMessage}", HelpName = "A,B,…", DefaultValueFactory = _ => DefaultSizes };
        var samples = new Option<int>("--samples") { Description = "How often each is measured", HelpName = "N", DefaultValueFactory = _ => 5 };
        var time = new Option<int>("--milliseconds") { Description = "How long each sample takes, about", HelpName = "MS", DefaultValueFactory = _ => 20 };
        var segment = new Option<string>("--segment") { Description = "What the ring lies in", HelpName = "sysv|posix|anonymous", DefaultValueFactory = _ => "sysv" };
        var folder = new Option<string?>("--save") { Description = "Save the charts (SVG, PNG) in this folder", HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Write one JSON object a line for each result, for programs" };
        segment.AcceptOnlyFromAmong("sysv", "posix", "anonymous");
        samples.Validators.Add(result => ExplorationOptions.Demand(result, "--samples", least: 1, MostSamples));
        time.Validators.Add(result => ExplorationOptions.Demand(result, "--milliseconds", least: 1, LongestSample));
        var command = new Command("ipc", "Measures what a message between two processes costs: through a shared page, a pipe, a Unix socket, TCP; and says why.") { sizes, samples, time, segment, folder, json };
        command.Add(IpcCleanCommand.Create());
        command.SetAction(parsed => Run(new IpcRequest(
            Sizes(parsed.GetValue(sizes)!),
            parsed.GetValue(samples),
            TimeSpan.FromMilliseconds(parsed.GetValue(time)),
            parsed.GetValue(segment)!,
            parsed.GetValue(folder),
            parsed.GetValue(json))));
        return command;
    }

    private static int Run(IpcRequest request)
    {
        IpcCharts.MakeFolder(request.Folder); // rather now than after a minute
        var findings = Measure(request);
        var saved = IpcCharts.Save(findings, request.Folder);
        if (request.IsJson) IpcJson.Write(findings, Console.Out);
        else IpcReport.Write(Screen.Standard(), findings, saved);
        return ExitCode.Passed;
    }

    /// <summary>What the system gives, or one line that says why it does not: that is no failure of the tool.</summary>
    /// <exception cref="InvalidInputException">The system refuses it.</exception>
    public static T Given<T>(Func<T> wanted)
    {
        try
        {
            return wanted();
        }
        catch (SharedMemoryException exception)
        {
            throw new InvalidInputException(exception.Message, exception);
        }
    }

    private static IpcFindings Measure(IpcRequest request)
    {
        using var segment = Given(() => MakeSegment(request.Segment));
        using var ending = new Ending(() => TryRemove(segment));
        try
        {
            using var meter = new Meter(segment, ThisProgram.Start);
            var comparison = new Comparison(meter, request.Time);
            Cell[] cells = [.. from size in request.Sizes from pairing in Enum.GetValues<Pairing>() from way in Enum.GetValues<Way>() select new Cell(way, pairing, size)];
            for (var round = 1; round <= request.Samples; round++)
            {
                Show($"\rround {round} of {request.Samples} …");
                comparison.Round(cells);
            }

            Show("\r" + new string(' ', 40) + "\r");
            var (isNear, results) = comparison.Results();
            if (results.Count == 0) throw new InvalidInputException("The host moved the cores during every sample, so nothing can be compared. Try again, with --samples 9 or more.");
            return new IpcFindings(request, meter.Cores.Count, isNear, results, request.Sizes.ToDictionary(size => size, size => MemoryCopy.Nanoseconds(size, request.Time)));
        }
        finally
        {
            TryRemove(segment);
        }
    }

    // Somebody may have done it already: Ctrl-C, another user of the computer.
    private static void TryRemove(SharedSegment segment)
    {
        try
        {
            segment.Remove();
        }
        catch (SharedMemoryException)
        {
            // What is left, if anything is, threads ipc clean finds.
        }
    }

    private static SharedSegment MakeSegment(string kind) => kind switch
    {
        "sysv" => SharedSegment.Create(SegmentName.SystemV(RandomNumberGenerator.GetInt32(1, int.MaxValue)), Wires.SegmentBytes),
        "posix" => SharedSegment.Create(SegmentName.Posix($"/threads-ipc-{Environment.ProcessId}"), Wires.SegmentBytes),
        _ => SharedSegment.CreateAnonymous(Wires.SegmentBytes),
    };

    private static List<int> Sizes(string text)
    {
        var sizes = text.Split(',').Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).Distinct().Order().ToList();
        return sizes.All(size => size is >= 8 and <= LargestMessage && size % 8 == 0)
            ? sizes
            : throw new InvalidInputException($"--sizes {text}: sizes are multiples of 8 from 8 to {LargestMessage}, with commas between, for instance --sizes {DefaultSizes}");
    }

    private static void Show(string progress)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write(progress);
    }
}

/// <summary>What was asked for.</summary>
/// <param name="Sizes">Bytes of the messages, ascending.</param>
/// <param name="Samples">How often each is measured.</param>
/// <param name="Time">How long a sample takes, about.</param>
/// <param name="Segment">What the ring lies in.</param>
/// <param name="Folder">Where charts are saved; null for nowhere.</param>
/// <param name="IsJson">Whether programs read the answer.</param>
internal sealed record IpcRequest(IReadOnlyList<int> Sizes, int Samples, TimeSpan Time, string Segment, string? Folder, bool IsJson);

/// <summary>What was found.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Cores">Cores at hand.</param>
/// <param name="IsNear">Whether the cores shared a cache while the results were measured.</param>
/// <param name="Results">A result for each cell that was measured in that placement.</param>
/// <param name="Copies">For each size, nanoseconds to copy it once.</param>
internal sealed record IpcFindings(IpcRequest Request, int Cores, bool IsNear, IReadOnlyList<Result> Results, IReadOnlyDictionary<int, double> Copies)
{
    /// <summary>The result of a cell, or null when there is none.</summary>
    public Result? Of(Way way, Pairing pairing, int bytes) => Results.FirstOrDefault(result => result.Cell == new Cell(way, pairing, bytes));
}
