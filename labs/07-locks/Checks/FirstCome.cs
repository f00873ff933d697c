namespace Locking.Checks;

/// <summary>What a lock is held to that promises: first come, first served.</summary>
internal static class FirstCome
{
    /// <summary>If A has arrived before B comes, A is inside before B.</summary>
    public static void First_served(IQueueLock queue)
    {
        int clock = 0, arrivedA = 0, cameB = 0, visitors = 0, placeOfA = 0, placeOfB = 0;
        Together.Run(
            () =>
            {
                queue.Arrive(0);
                arrivedA = Interlocked.Increment(ref clock);
                queue.Await(0);
                placeOfA = ++visitors;
                queue.Leave(0);
            },
            () =>
            {
                cameB = Interlocked.Increment(ref clock);
                queue.Arrive(1);
                queue.Await(1);
                placeOfB = ++visitors;
                queue.Leave(1);
            });
        if (arrivedA < cameB) Check.That(placeOfA < placeOfB, "A had arrived before B came, and B was let in first.");
    }

    /// <summary>Arriving does not wait, though somebody is inside.</summary>
    public static void Arriving_never_waits(IQueueLock queue)
    {
        queue.Arrive(0);
        queue.Await(0);
        Thread other = new(() => queue.Arrive(1)) { Name = "A" };
        other.Start();
        other.Join();
        queue.Leave(0);
        queue.Await(1);
        queue.Leave(1);
    }
}
