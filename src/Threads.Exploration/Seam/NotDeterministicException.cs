namespace Threads.Exploration;

/// <summary>The same choices led to another step: the program depends on something besides its schedule (time, chance, input).</summary>
/// <param name="expected">The site of the step that was expected.</param>
/// <param name="found">The site of the step that came.</param>
public sealed class NotDeterministicException(int expected, int found)
    : Exception("The same schedule led to another step: the program depends on time, chance or input.")
{
    /// <summary>The site of the step that was expected.</summary>
    public int Expected { get; } = expected;

    /// <summary>The site of the step that came.</summary>
    public int Found { get; } = found;
}
