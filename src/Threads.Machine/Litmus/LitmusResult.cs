using Threads.Exploration;

namespace Threads.Machine;

/// <summary>One final state of a program.</summary>
/// <param name="Text">As herd writes it: <c>0:rax=1; [x]=2;</c>.</param>
/// <param name="Values">The values of the program's observed places, in their order.</param>
/// <param name="Holds">Whether the claim's proposition holds in it; true where nothing is claimed.</param>
/// <param name="Schedule">A schedule that leads to it.</param>
public sealed record LitmusState(string Text, IReadOnlyList<long> Values, bool Holds, string Schedule)
{
    /// <summary>The order in which states are printed: by their values, the first that differs.</summary>
    public static int Compare(LitmusState left, LitmusState right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Values.Zip(right.Values, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);
    }
}

/// <summary>What exploring a program under one memory model found, as herd sees it.</summary>
/// <param name="Program">The program.</param>
/// <param name="Model">The memory model.</param>
/// <param name="States">Every final state, in the order of their values.</param>
/// <param name="Exploration">How it was explored, and what went wrong otherwise: a fault, a deadlock.</param>
/// <remarks>Immutable.</remarks>
public sealed record LitmusResult(MachineProgram Program, MemoryModel Model, IReadOnlyList<LitmusState> States, ExplorationResult Exploration)
{
    /// <summary>How many final states satisfy the proposition.</summary>
    public int Holding => States.Count(state => state.Holds);

    /// <summary><c>Never</c>, <c>Sometimes</c> or <c>Always</c>: in how many final states the proposition holds.</summary>
    public string Observation => Holding == 0 ? "Never" : Holding == States.Count ? "Always" : "Sometimes";

    /// <summary>Whether the quantifier is satisfied: the claim is validated.</summary>
    public bool IsValidated => Program.Claim?.Quantifier switch
    {
        Quantifier.Exists => Holding > 0,
        Quantifier.NotExists => Holding == 0,
        _ => Holding == States.Count,
    };

    /// <summary>
    /// Whether what is demanded of the program is so, as far as it was explored: no fault, no deadlock, and <c>~exists</c> or <c>forall</c>
    /// validated. An <c>exists</c> asks and demands nothing.
    /// </summary>
    public bool Passed => Exploration.Verdict == Verdict.Pass && (IsValidated || Program.Claim is { Quantifier: Quantifier.Exists });
}
