using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>A counter in two shards, so that workers seldom meet. Where they do, nothing may get lost.</summary>
public sealed class ShardedCounter : IShardedCounter
{
    private readonly int[] shards = new int[2];

    // TODO: whatever the threads' order, each increment is counted once and drained at most once; and no thread ever waits.
    public void Increment(int worker)
    {
        shards[worker % 2]++;
    }

    public int Sum()
    {
        return shards[0] + shards[1];
    }

    public int Drain()
    {
        int drained = shards[0] + shards[1];
        shards[0] = 0;
        shards[1] = 0;
        return drained;
    }
}
