using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>There are more workers than shards, and whoever drains comes to every shard.</summary>
[Mistake(Verdict.LostUpdate, "each worker has a shard of its own, so ++ will do")]
public sealed class ShardedCounterPlain : IShardedCounter
{
    private readonly int[] shards = new int[2];

    public void Increment(int worker)
    {
        shards[worker % 2]++;
    }

    public int Sum()
    {
        return Volatile.Read(ref shards[0]) + Volatile.Read(ref shards[1]);
    }

    public int Drain()
    {
        int drained = Interlocked.Exchange(ref shards[0], 0);
        drained += Interlocked.Exchange(ref shards[1], 0);
        return drained;
    }
}
