using Threads.Exploration;
using Threads.Labs.RealCores;
using Threads.Labs.Reports;
using Threads.Labs.Supervision;

namespace Threads.Labs.Sessions;

/// <summary>A built lab at the student's hand: what the commands of the tool and of a lab's own program work with.</summary>
/// <param name="Lab">What is in it.</param>
/// <param name="Folder">Its folder; null when only the assembly is at hand.</param>
/// <param name="AssemblyPath">The built assembly, which is also the program of its workers.</param>
/// <param name="Progress">How far the student has come.</param>
/// <param name="Screen">Where to write.</param>
/// <param name="Prefix">How the student calls the program that runs now: <c>threads</c>.</param>
/// <param name="NamesLab">Whether the student names the lab too: <c>races/counter</c>.</param>
public sealed record LabSession(
    Lab Lab,
    LabFolder? Folder,
    string AssemblyPath,
    ProgressFile Progress,
    Screen Screen,
    string Prefix,
    bool NamesLab)
{
    /// <summary>Whether results are written as JSON, for programs.</summary>
    public bool Json { get; init; }

    /// <summary>What the command line asked of explorations.</summary>
    public ExplorationRequest Request { get; init; } = new();

    /// <summary>How long demonstrations run on real cores; null where nobody asked.</summary>
    public TrialLimits? Trials { get; init; }

    /// <summary>What does the work.</summary>
    public Supervisor Supervisor { get; } = new(AssemblyPath);

    /// <summary>The full name of a part: <c>races/counter</c>.</summary>
    public string NameOf(string part) => $"{Lab.Name}/{part}";

    /// <summary>A command for the student to type: <c>threads hint races/counter</c>.</summary>
    public string Command(string verb, string part) => $"{Prefix} {verb} {(NamesLab ? NameOf(part) : part)}";

    /// <summary>The exercise with a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public Exercise Exercise(string name) =>
        Lab.Exercises.FirstOrDefault(exercise => string.Equals(exercise.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(DidYouMean.Sentence($"{Lab.Name} has no exercise '{name}'.", name, "exercises", [.. Lab.Exercises.Select(exercise => exercise.Name)]));

    /// <summary>The demonstration with a name.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public Demonstration Demonstration(string name) =>
        Lab.Demonstrations.FirstOrDefault(demonstration => string.Equals(demonstration.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(DidYouMean.Sentence($"{Lab.Name} has no demonstration '{name}'.", name, "demonstrations", [.. Lab.Demonstrations.Select(demonstration => demonstration.Name)]));
}
