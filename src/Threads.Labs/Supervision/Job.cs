using System.Text.Json.Serialization;
using Threads.Exploration;
using Threads.Labs.RealCores;

namespace Threads.Labs.Supervision;

/// <summary>What a worker is to explore.</summary>
public enum JobKind
{
    /// <summary>The checks of an exercise, one after the other.</summary>
    Checks,

    /// <summary>A demonstration.</summary>
    Demonstration,

    /// <summary>A test method of any assembly.</summary>
    Test,
}

/// <summary>One job of a worker: what to explore and how. Travels as JSON on the worker's command line.</summary>
/// <param name="Kind">What is explored.</param>
/// <param name="Assembly">The assembly's file.</param>
/// <param name="Name">The exercise's or demonstration's name, or the test method's full name.</param>
/// <param name="Implementation">The full name of the class to check; null for the student's.</param>
/// <param name="First">The number of the first check, from 0: a worker that died is followed by one that begins behind.</param>
/// <param name="Last">The number of the last check; null for all.</param>
/// <param name="Request">What was asked for on the command line.</param>
/// <param name="Schedule">A schedule to replay; null to explore.</param>
/// <param name="Trials">For a demonstration: how long it runs on real cores, as part 1, after it was explored, as part 0; null for not at all.</param>
/// <param name="CoyoteTrace">A file with a trace of Coyote's to replay; null to explore.</param>
/// <param name="SecondOpinion">Whether Coyote is asked too, where the options leave the engine open.</param>
public sealed record Job(
    JobKind Kind,
    string Assembly,
    string Name,
    string? Implementation = null,
    int First = 0,
    int? Last = null,
    ExplorationRequest? Request = null,
    string? Schedule = null,
    TrialLimits? Trials = null,
    string? CoyoteTrace = null,
    bool SecondOpinion = false)
{
    /// <summary>The job that replays a schedule, or the trace of Coyote's that is in a file.</summary>
    /// <param name="run">The schedule, or the file's path.</param>
    public Job Replaying(string run) => File.Exists(run) ? this with { CoyoteTrace = Path.GetFullPath(run) } : this with { Schedule = run };
}

/// <summary>What the command line asked of an exploration; null where it said nothing.</summary>
/// <param name="Engine">The strategy.</param>
/// <param name="Preemptions">Most preemptions in a schedule.</param>
/// <param name="Schedules">Most schedules.</param>
/// <param name="Seconds">Most seconds.</param>
/// <param name="Seed">The seed of the random strategies.</param>
/// <param name="Coyote">Coyote's strategy.</param>
/// <param name="CoyoteTrace">The file to which Coyote's trace of the first failing run is written.</param>
public sealed record ExplorationRequest(
    Engine? Engine = null,
    int? Preemptions = null,
    long? Schedules = null,
    double? Seconds = null,
    ulong? Seed = null,
    CoyoteStrategy? Coyote = null,
    string? CoyoteTrace = null);

/// <summary>What a worker says, one line of JSON each.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Index">The number of the check that it is about, from 0.</param>
/// <param name="Exploration">The result, of <see cref="MessageKind.Result"/>.</param>
/// <param name="Text">The reason, of <see cref="MessageKind.Refused"/> and <see cref="MessageKind.Failed"/>.</param>
/// <param name="Schedules">How many runs there were so far, of <see cref="MessageKind.Progress"/>.</param>
/// <param name="Trials">What was seen on real cores, of <see cref="MessageKind.Result"/> in place of an exploration.</param>
public sealed record Message(
    MessageKind Kind,
    int Index = 0,
    ExplorationResult? Exploration = null,
    string? Text = null,
    long Schedules = 0,
    Trials? Trials = null);

/// <summary>What a message of a worker means.</summary>
public enum MessageKind
{
    /// <summary>A check, demonstration or test begins.</summary>
    Begin,

    /// <summary>It is alive.</summary>
    Progress,

    /// <summary>A check, demonstration or test has ended.</summary>
    Result,

    /// <summary>The job cannot be done: wrong use.</summary>
    Refused,

    /// <summary>The tool itself failed.</summary>
    Failed,

    /// <summary>All is done.</summary>
    Done,
}

/// <summary>How jobs and messages are written.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(Message))]
internal sealed partial class WireFormat : JsonSerializerContext;
