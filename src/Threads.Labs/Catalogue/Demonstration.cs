using System.Reflection;
using Threads.Machine;

namespace Threads.Labs;

/// <summary>A demonstration of a lab.</summary>
/// <param name="Type">The class.</param>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Question">The question that it poses.</param>
/// <param name="Sketch">The program in one line.</param>
/// <param name="Order">Its place in the lab.</param>
/// <param name="Heading">What the outcome's parts are.</param>
/// <param name="Next">The sibling to try next; empty for none.</param>
/// <param name="Foreseen">The rows of its outcome table.</param>
/// <param name="Actors">Its threads.</param>
/// <param name="Outcome">What says how it ended.</param>
/// <param name="OnRealCores">Whether it also runs on this computer's cores.</param>
public sealed record Demonstration(
    Type Type,
    string Name,
    string Question,
    string Sketch,
    int Order,
    string Heading,
    string Next,
    IReadOnlyList<ForeseenAttribute> Foreseen,
    IReadOnlyList<MethodInfo> Actors,
    MethodInfo Outcome,
    bool OnRealCores)
{
    /// <summary>The file in the lab's folder of demonstrations that holds the same program as a litmus test; empty for none.</summary>
    public string Litmus { get; init; } = "";

    /// <summary>
    /// What makes one whose steps run on a given machine, the simulated one or this computer: a public constructor with an <see cref="IMachine"/>; null
    /// when it is not about segments alone.
    /// </summary>
    public ConstructorInfo? OnMachine { get; } = Type.GetConstructor([typeof(IMachine)]);
}
