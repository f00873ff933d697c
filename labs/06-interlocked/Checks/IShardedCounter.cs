namespace Atomics.Checks;

/// <summary>
/// A counter in two shards, so that workers seldom get in each other's way: each counts in the shard of its number, worker 0 and worker 2
/// in the same. Any thread may call at any time, and none ever waits for another.
/// </summary>
public interface IShardedCounter
{
    /// <summary>Counts one more, in the shard worker % 2.</summary>
    void Increment(int worker);

    /// <summary>The shards' sum.</summary>
    int Sum();

    /// <summary>
    /// Returns the shards' sum and sets them to zero: each increment is in the result of exactly one call, or still there.
    /// </summary>
    int Drain();
}
