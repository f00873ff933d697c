namespace Atomics.Checks;

/// <summary>A counter that many threads share. None of them ever waits for another.</summary>
public interface ICounter
{
    /// <summary>Counts one more and returns the number reached by this very call: no two calls return the same.</summary>
    int Increment();

    /// <summary>How often <see cref="Increment"/> was called.</summary>
    int Value { get; }
}
