using System.Text.Encodings.Web;
using System.Text.Json;
using Threads.Exploration;
using Threads.Labs.RealCores;
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

    /// <summary>Writes a test in three columns: the final states that SC and TSO allow, and how often each was seen here.</summary>
    /// <param name="sc">What sequential consistency allows.</param>
    /// <param name="tso">What total store order allows.</param>
    /// <param name="seen">What was seen on real cores; null when it was not run.</param>
    public static string Write(LitmusResult sc, LitmusResult tso, Trials? seen)
    {
        ArgumentNullException.ThrowIfNull(sc);
        ArgumentNullException.ThrowIfNull(tso);
        var states = tso.States.Concat(sc.States).Select(state => state.Text).Concat(seen?.Outcomes.Select(outcome => outcome.Value) ?? []).Distinct();
        return Write(json =>
        {
            json.WriteString("test", tso.Program.Name);
            json.WriteString("file", tso.Program.Path);
            json.WriteStartArray("states");
            foreach (var text in states)
            {
                json.WriteStartObject();
                json.WriteString("state", text);
                json.WriteBoolean("sc", sc.States.Any(state => state.Text == text));
                json.WriteBoolean("tso", tso.States.Any(state => state.Text == text));
                json.WriteNumber("seen", seen?.CountOf(text) ?? 0);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("trials", seen?.Count ?? 0);
            json.WriteBoolean("pinned", seen?.Pinned ?? false);
            json.WriteNumber("seconds", Math.Round(seen?.Elapsed.TotalSeconds ?? 0, 6));
            json.WriteString("note", seen?.Note);
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
