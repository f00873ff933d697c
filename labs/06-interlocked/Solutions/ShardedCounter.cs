using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>A counter in two shards, so that workers seldom meet. Where they do, each takes one atomic step.</summary>
public sealed class ShardedCounter : IShardedCounter
{
    private readonly int[] shards = new int[2];

    public void Increment(int worker)
    {
        Interlocked.Increment(ref shards[worker % 2]);
    }

    public int Sum()
    {
        // Acquire: pairs with the full fence of each increment.
        return Volatile.Read(ref shards[0]) + Volatile.Read(ref shards[1]);
    }

    public int Drain()
    {
        int drained = Interlocked.Exchange(ref shards[0], 0);
        drained += Interlocked.Exchange(ref shards[1], 0);
        return drained;
    }
}
