using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>What is counted between the read and the zero is in no result.</summary>
[Mistake(Verdict.LostUpdate, "reading and then setting to zero is the same as exchanging for zero")]
public sealed class ShardedCounterReadThenZero : IShardedCounter
{
    private readonly int[] shards = new int[2];

    public void Increment(int worker)
    {
        Interlocked.Increment(ref shards[worker % 2]);
    }

    public int Sum()
    {
        return Volatile.Read(ref shards[0]) + Volatile.Read(ref shards[1]);
    }

    public int Drain()
    {
        int drained = Sum();
        Volatile.Write(ref shards[0], 0);
        Volatile.Write(ref shards[1], 0);
        return drained;
    }
}
