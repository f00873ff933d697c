using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>The shards are read plainly while others count: nothing orders the two, and the compiler may keep an old value.</summary>
[Mistake(Verdict.DataRace, "reading needs no care")]
public sealed class ShardedCounterPlainSum : IShardedCounter
{
    private readonly int[] shards = new int[2];

    public void Increment(int worker)
    {
        Interlocked.Increment(ref shards[worker % 2]);
    }

    public int Sum()
    {
        return shards[0] + shards[1];
    }

    public int Drain()
    {
        int drained = Interlocked.Exchange(ref shards[0], 0);
        drained += Interlocked.Exchange(ref shards[1], 0);
        return drained;
    }
}
