using System.Text.Json;
using Threads.SharedMemory.Messages;

namespace Threads.Cli.Commands;

/// <summary>A JSON object a line for each result. Its shape is a promise.</summary>
internal static class IpcJson
{
    public static void Write(IpcFindings findings, TextWriter output)
    {
        foreach (var result in findings.Results)
        {
            output.WriteLine(JsonSerializer.Serialize(new
            {
                way = IpcReport.NameOf(result.Cell.Way),
                pairing = result.Cell.Pairing switch { Pairing.EachByItself => "each", Pairing.Batches => "batches", Pairing.Spinning => "spinning", _ => "blocking" },
                bytes = result.Cell.Bytes,
                nanoseconds = Math.Round(result.Nanoseconds, 3),
                low = Math.Round(result.Range.Low, 3),
                high = Math.Round(result.Range.High, 3),
                samples = result.Samples.Count,
                calls = Math.Round(result.Calls, 4),
                sleeps = Math.Round(result.Sleeps, 4),
                canary = Math.Round(result.Canary, 1),
                near = findings.IsNear,
            }));
        }
    }
}
