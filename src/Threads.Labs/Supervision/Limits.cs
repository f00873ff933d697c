namespace Threads.Labs.Supervision;

/// <summary>What a worker may use before it is stopped.</summary>
/// <param name="Silence">How long it may go without ending a run. Code that spins between two steps never ends one.</param>
/// <param name="HeapBytes">The greatest managed heap, in bytes.</param>
public sealed record Limits(TimeSpan Silence, long HeapBytes)
{
    /// <summary>Ten seconds without a sign of life, a heap of one gibibyte.</summary>
    public static readonly Limits Default = new(TimeSpan.FromSeconds(10), 1L << 30);
}
