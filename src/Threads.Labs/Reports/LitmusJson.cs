using System.Text.Encodings.Web;
using System.Text.Json;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Labs.Reports;

/// <summary>A program's final states under one memory model as one JSON object on one line, for programs. Its shape is a promise.</summary>
public static class LitmusJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a result.</summary>
    public static string Write(LitmusResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Write(json =>
        {
            json.WriteString("test", result.Program.Name);
            json.WriteString("file", result.Program.Path);
            json.WriteString("model", LitmusReport.NameOf(result.Model));
            json.WriteString("verdict", Words.Of(result.Exploration.Verdict));
            json.WriteBoolean("proved", result.Exploration.Proved);
            if (result.Exploration.Message is { } message) json.WriteString("message", message);
            json.WriteStartArray("states");
            foreach (var state in result.States) Write(json, state);
            json.WriteEndArray();
            if (result.Program.Claim is { } claim) Write(json, result, claim);
            json.WriteNumber("visited", result.Exploration.States);
            json.WriteNumber("transitions", result.Exploration.Transitions);
            json.WriteNumber("executions", result.Exploration.Traces);
            json.WriteNumber("seconds", Math.Round(result.Exploration.Elapsed.TotalSeconds, 6));
        });
    }

    /// <summary>Writes why a file was not explored.</summary>
    public static string Refused(string path, string reason) => Write(json =>
    {
        json.WriteString("file", path);
        json.WriteString("error", reason);
    });

    private static void Write(Utf8JsonWriter json, LitmusState state)
    {
        json.WriteStartObject();
        json.WriteString("state", state.Text);
        json.WriteBoolean("holds", state.Holds);
        json.WriteString("schedule", state.Schedule);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LitmusResult result, Claim claim)
    {
        json.WriteString("claim", claim.Text);
        json.WriteString("observation", result.Observation);
        json.WriteBoolean("validated", result.IsValidated);
        json.WriteNumber("holding", result.Holding);
        json.WriteNumber("others", result.States.Count - result.Holding);
    }

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
