using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Two shards behind one lock: workers in different shards wait for each other all the same.</summary>
[Mistake(Verdict.FailedAssertion, "shards help, whatever guards them")]
public sealed class ShardedCounterOneLock : IShardedCounter
{
    private readonly Lock gate = new();
    private readonly int[] shards = new int[2];

    public void Increment(int worker)
    {
        lock (gate) shards[worker % 2]++;
    }

    public int Sum()
    {
        lock (gate) return shards[0] + shards[1];
    }

    public int Drain()
    {
        lock (gate)
        {
            int drained = shards[0] + shards[1];
            shards[0] = 0;
            shards[1] = 0;
            return drained;
        }
    }
}
