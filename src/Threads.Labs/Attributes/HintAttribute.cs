namespace Threads.Labs;

/// <summary>
/// One rung of an exercise's ladder of three, in the order in which they are written: where to look, which idea is missing,
/// what the code is like.
/// </summary>
/// <param name="text">The hint, in one to three sentences.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HintAttribute(string text) : Attribute
{
    /// <summary>The hint.</summary>
    public string Text { get; } = text;
}
