using System.Text.Encodings.Web;
using System.Text.Json;
using Threads.Exploration;
using Threads.Labs.Kernels;
using Threads.Labs.RealCores;

namespace Threads.Labs.Reports;

/// <summary>An exploration as one JSON object on one line, for programs. Its shape is a promise.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an exploration.</summary>
    /// <param name="test">The name of what was explored.</param>
    /// <param name="exploration">What was found.</param>
    public static string Write(string test, ExplorationResult exploration) => Write(test, exploration, static _ => { });

    /// <summary>Writes a demonstration: its exploration and, as <c>seen</c>, its trials on real cores.</summary>
    /// <param name="test">The name of what was explored.</param>
    /// <param name="exploration">What was found.</param>
    /// <param name="seen">What was seen; null when it was not run.</param>
    public static string Write(string test, ExplorationResult exploration, Trials? seen) => Write(test, exploration, seen, null);

    /// <summary>The same and, as <c>kernels</c>, what two kernels answered to its steps; null when it is not about that.</summary>
    internal static string Write(string test, ExplorationResult exploration, Trials? seen, KernelComparison? kernels) => Write(test, exploration, json =>
    {
        Write(json, seen);
        if (kernels is not null) KernelJson.Write(json, kernels);
    });

    private static string Write(string test, ExplorationResult exploration, Action<Utf8JsonWriter> more)
    {
        ArgumentNullException.ThrowIfNull(exploration);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("test", test);
            json.WriteString("verdict", Words.Of(exploration.Verdict));
            json.WriteBoolean("proved", exploration.Proved);
            json.WriteNumber("schedules", exploration.Schedules);
            json.WriteNumber("traces", exploration.Traces);
            if (exploration.Preemptions is { } bound) json.WriteNumber("preemptions", bound);
            else json.WriteNull("preemptions");
            json.WriteNumber("seconds", Math.Round(exploration.Elapsed.TotalSeconds, 6));
            WriteList(json, "outcomes", exploration.Outcomes, Write);
            WriteList(json, "races", exploration.Races, Write);
            Write(json, exploration.Counterexample);
            more(json);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteString("value", outcome.Value);
        json.WriteNumber("traces", outcome.Traces);
        json.WriteString("schedule", outcome.Schedule);
    }

    private static void Write(Utf8JsonWriter json, DataRace race)
    {
        json.WriteString("location", race.Location);
        Write(json, "first", race.First);
        Write(json, "second", race.Second);
    }

    private static void Write(Utf8JsonWriter json, string name, RacingAccess access)
    {
        json.WriteStartObject(name);
        json.WriteString("at", access.At.ToString());
        json.WriteString("kind", Words.Of(access.Kind));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Counterexample? counterexample)
    {
        if (counterexample is null)
        {
            json.WriteNull("counterexample");
            return;
        }

        json.WriteStartObject("counterexample");
        json.WriteNumber("preemptions", counterexample.Preemptions);
        json.WriteString("schedule", counterexample.Schedule);
        json.WriteString("explanation", counterexample.Explanation);
        WriteList(json, "steps", counterexample.Steps, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Trials? seen)
    {
        if (seen is null)
        {
            json.WriteNull("seen");
            return;
        }

        json.WriteStartObject("seen");
        json.WriteNumber("trials", seen.Count);
        json.WriteNumber("actors", seen.Actors);
        json.WriteNumber("cores", seen.Cores);
        json.WriteBoolean("pinned", seen.Pinned);
        json.WriteNumber("seconds", Math.Round(seen.Elapsed.TotalSeconds, 6));
        json.WriteString("note", seen.Note);
        WriteList(json, "outcomes", seen.Outcomes, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SeenOutcome outcome)
    {
        json.WriteString("value", outcome.Value);
        json.WriteNumber("count", outcome.Count);
    }

    private static void Write(Utf8JsonWriter json, TraceRow row)
    {
        json.WriteString("thread", row.Thread);
        json.WriteString("at", row.At.ToString());
        json.WriteString("kind", Words.Of(row.Step.Kind));
        json.WriteString("location", row.Location);
        json.WriteString("from", row.From);
        json.WriteString("to", row.To);
    }
}
