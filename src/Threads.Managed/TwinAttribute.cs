namespace Threads.Managed;

/// <summary>
/// Marks a controlled twin: the type that takes the place of a type of the base class library in rewritten code, with the
/// same members and meanings. The marked types together are the table of what is covered.
/// </summary>
/// <param name="original">The full name of the original: <c>System.Threading.Monitor</c>, <c>System.Threading.ThreadLocal`1</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TwinAttribute(string original) : Attribute
{
    /// <summary>The full name of the type whose place is taken.</summary>
    public string Original { get; } = original;
}
