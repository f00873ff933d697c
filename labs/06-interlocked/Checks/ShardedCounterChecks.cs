namespace Atomics.Checks;

/// <summary>Every increment is counted once, whichever shard it is in and whenever it is drained.</summary>
[Exercise("sharded-counter", "A counter in shards", typeof(IShardedCounter), Order = 6)]
[Hint("Two workers may share a shard, and Drain touches every shard. Where can an increment get lost?")]
[Hint("Each element is a counter like the one of the first exercise. And taking out what is there while leaving zero behind "
    + "is one step too.")]
[Hint("Increment: Interlocked.Increment(ref shards[worker % 2]). Drain: add up Interlocked.Exchange(ref shards[i], 0). Sum: "
    + "add up Volatile.Read(ref shards[i]).")]
public static class ShardedCounterChecks
{
    [Check("Workers in different shards are both counted", Order = 1)]
    public static void Different_shards(IShardedCounter counter)
    {
        Together.Run(
            () => counter.Increment(0),
            () => counter.Increment(1));
        Check.Equal(2, counter.Sum(), "The sum");
    }

    [Check("Workers in the same shard are both counted", Order = 2)]
    public static void Same_shard(IShardedCounter counter)
    {
        Together.Run(
            () => counter.Increment(0),
            () => counter.Increment(2));
        Check.Equal(2, counter.Sum(), "The sum");
    }

    [Check("What is counted while another drains is drained or still there", Order = 3)]
    public static void Drained_once(IShardedCounter counter)
    {
        counter.Increment(0);
        int drained = 0;
        Together.Run(
            () => { counter.Increment(0); counter.Increment(1); },
            () => drained = counter.Drain());
        Check.Equal(3, drained + counter.Sum(), "What was drained and what is left, together,");
    }

    [Check("Two that drain do not get the same", Order = 4)]
    public static void Two_drain(IShardedCounter counter)
    {
        counter.Increment(0);
        counter.Increment(1);
        int first = 0, second = 0;
        Together.Run(
            () => first = counter.Drain(),
            () => second = counter.Drain());
        Check.Equal(2, first + second, "What was drained in all");
        Check.Equal(0, counter.Sum(), "The sum");
    }

    [Check("A sum may be taken while others count", Order = 5)]
    public static void Sum_meanwhile(IShardedCounter counter)
    {
        counter.Increment(0);
        int seen = 0;
        Together.Run(
            () => counter.Increment(0),
            () => counter.Increment(1),
            () => seen = counter.Sum());
        Check.InRange(1, 3, seen, "The sum that was seen");
    }

    [Check("Nobody waits", Order = 6)]
    public static void Nobody_waits(IShardedCounter counter)
    {
        Together.Run(
            () => Waiting.Never(() => counter.Increment(0), "An increment"),
            () => counter.Increment(1));
        Check.Equal(2, counter.Sum(), "The sum");
    }
}
