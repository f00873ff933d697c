using System.Text.Json;
using Threads.Labs.Kernels;

namespace Threads.Labs.Reports;

/// <summary>The same steps on two kernels, for programs: the property <c>kernels</c> of a demonstration. Its shape is a promise.</summary>
internal static class KernelJson
{
    public static void Write(Utf8JsonWriter json, KernelComparison kernels)
    {
        json.WriteStartObject("kernels");
        if (kernels.Real is null) json.WriteNull("same");
        else json.WriteBoolean("same", kernels.IsSame);
        json.WriteString("obstacle", kernels.Obstacle);
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
}
