using System.Text.Json;
using Threads.Labs.Kernels;
using Threads.Machine;

namespace Threads.Labs.Reports;

/// <summary>The same steps on two kernels, for programs: the property <c>kernels</c> of a demonstration. Its shape is a promise.</summary>
internal static class KernelJson
{
    public static void Write(Utf8JsonWriter json, KernelComparison kernels)
    {
        json.WriteStartObject("kernels");
        if (kernels.Real is null) json.WriteNull("same");
        else json.WriteBoolean("same", kernels.IsSame);
        if (kernels.FirstDifference is { } step) json.WriteNumber("firstDifference", step);
        else json.WriteNull("firstDifference");
        json.WriteString("obstacle", kernels.Obstacle);
        json.WriteBoolean("cutShort", kernels.WasCutShort);
        Write(json, "simulated", kernels.Simulated);
        if (kernels.Real is not null) Write(json, "real", kernels.Real);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, KernelRun run)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("steps");
        foreach (var step in run.Steps)
        {
            json.WriteStartObject();
            json.WriteString("step", step.Text);
            json.WriteString("answer", step.Answer);
            Write(json, step.Segments);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("pages");
        foreach (var page in run.Pages)
        {
            json.WriteStartObject();
            json.WriteString("process", page.Process);
            json.WriteString("address", $"0x{page.Address:x}");
            json.WriteString("frame", page.Frame);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("outcome", run.Outcome);
        json.WriteEndObject();
    }

    // As on the screen: identifiers count from 1, and the mode is octal.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<SegmentFacts> segments)
    {
        json.WriteStartArray("segments");
        foreach (var segment in segments)
        {
            json.WriteStartObject();
            json.WriteNumber("id", segment.Id);
            json.WriteNumber("size", segment.Bytes);
            json.WriteNumber("attached", segment.Attachments);
            json.WriteString("mode", "0" + Convert.ToString(segment.Mode, 8));
            json.WriteNumber("key", segment.Key);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
