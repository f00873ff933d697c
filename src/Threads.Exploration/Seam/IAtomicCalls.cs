namespace Threads.Exploration;

/// <summary>
/// An object whose methods are each one step that nobody sees half done, as system calls are. A world that runs code of its own takes a
/// step before each call; properties are no steps.
/// </summary>
public interface IAtomicCalls
{
    /// <summary>What the calls read and change: calls of objects with the same target are never independent.</summary>
    object Target { get; }
}
