using Threads.Exploration;
using Threads.Machine;

namespace Threads.Labs;

/// <summary>The litmus test beside a demonstration: the same program for the simulated machine, which has store buffers.</summary>
public static class DemonstrationLitmus
{
    /// <summary>Explores it.</summary>
    /// <param name="folder">The lab's folder; null when only its assembly is at hand.</param>
    /// <param name="demonstration">The demonstration.</param>
    /// <param name="model">The memory model.</param>
    /// <returns>What it allows; null when there is none.</returns>
    /// <exception cref="InvalidInputException">The file is missing, or is no litmus test.</exception>
    public static LitmusResult? Explore(LabFolder? folder, Demonstration demonstration, MemoryModel model)
    {
        ArgumentNullException.ThrowIfNull(demonstration);
        if (folder is null || demonstration.Litmus.Length == 0) return null;
        var path = Path.Combine(folder.Path, "Demonstrations", demonstration.Litmus);
        if (!File.Exists(path)) throw new InvalidInputException($"Demonstration '{demonstration.Name}' names {demonstration.Litmus}, and there is no such file beside it.");
        return LitmusExplorer.Explore(LitmusReader.Read(File.ReadAllText(path), path), model);
    }

    /// <summary>A final state as the outcome of a demonstration is written: its values with blanks between, <c>0 1</c>.</summary>
    public static string OutcomeOf(LitmusState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return string.Join(' ', state.Values);
    }
}
