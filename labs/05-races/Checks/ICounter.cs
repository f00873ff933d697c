namespace Races.Checks;

/// <summary>A counter that many threads share.</summary>
public interface ICounter
{
    /// <summary>Counts one more. Any thread, at any time.</summary>
    void Increment();

    /// <summary>How often <see cref="Increment"/> was called. Read once the counting threads have ended.</summary>
    int Value { get; }
}
