namespace Scaling.Checks;

/// <summary>Stages come in order, run at the same time, and the first does not run away.</summary>
[Exercise("pipeline", "Two stages at the same time", typeof(IPipeline), Order = 6)]
[Hint("Two threads, one for each stage. What does the second have to know before it begins item i? And the first?")]
[Hint("Two counters are enough: how many items the first stage is through with, and how many the second. Each thread changes one of them, and waits "
    + "until the other's is large enough. Wait with Monitor.Wait in a while loop, and do the work outside the lock.")]
[Hint("First stage: lock (gate) while (made - used >= ahead) Monitor.Wait(gate); first(i); lock (gate) { made++; Monitor.PulseAll(gate); } Second stage: "
    + "lock (gate) while (made <= i) Monitor.Wait(gate); second(i); lock (gate) { used++; Monitor.PulseAll(gate); }")]
public static class PipelineChecks
{
    [Check("The second stage of an item finds what the first stage made", Order = 1)]
    public static void In_order(IPipeline pipeline)
    {
        int[] values = new int[3];
        pipeline.Run(3, 2, i => values[i] = i + 1, i => values[i] *= 10);
        Check.Equal([10, 20, 30], values, "The items after both stages");
    }

    [Check("Items come in order in each stage", Order = 2)]
    public static void Items_in_order(IPipeline pipeline)
    {
        int firsts = 0, seconds = 0;
        pipeline.Run(3, 1, i => Check.Equal(firsts++, i, "The item of the first stage"), i => Check.Equal(seconds++, i, "The item of the second stage"));
        Check.Equal(3, seconds, "The number of items at the end");
    }

    [Check("The first stage is never too far ahead", Order = 3)]
    public static void Not_too_far(IPipeline pipeline)
    {
        int between = 0;
        pipeline.Run(
            3,
            1,
            _ =>
            {
                Check.That(Volatile.Read(ref between) == 0, "The first stage began an item while another was still between the stages, and one is all that may be.");
                Interlocked.Increment(ref between);
            },
            _ => Interlocked.Decrement(ref between));
    }

    [Check("Both stages are at work at the same time", Order = 4, Reaches = Room.Together)]
    public static string At_once(IPipeline pipeline)
    {
        Room room = new();
        pipeline.Run(2, 2, _ => room.Visit(), _ => room.Visit());
        return room.Seen;
    }

    [Check("Each stage has one thread, for all items", Order = 6)]
    public static void Threads_that_stay(IPipeline pipeline)
    {
        int[] firsts = new int[2], seconds = new int[2];
        pipeline.Run(2, 1, i => firsts[i] = Environment.CurrentManagedThreadId, i => seconds[i] = Environment.CurrentManagedThreadId);
        Check.That(firsts[0] == firsts[1] && seconds[0] == seconds[1], "A stage of the second item ran on another thread than that of the first: making a thread takes longer than an item.");
        Check.That(firsts[0] != seconds[0], "Both stages ran on the same thread.");
    }

    [Check("Without items nothing is done", Order = 5)]
    public static void Nothing(IPipeline pipeline) => pipeline.Run(0, 1, _ => Check.Fail("There was no item."), _ => Check.Fail("There was no item."));
}
