namespace Atomics.Checks;

/// <summary>Counts up to a limit and no further. Any thread may call at any time, and none ever waits for another.</summary>
public interface IBoundedCounter
{
    /// <summary>The greatest value, which is reached and never exceeded, not even for a moment.</summary>
    const int Limit = 2;

    /// <summary>Counts one more. False, and nothing is counted, exactly if the limit is reached.</summary>
    bool TryIncrement();

    /// <summary>What was counted.</summary>
    int Value { get; }
}
