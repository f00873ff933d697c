using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The first ticket is 1 and the display begins with 0: everybody waits for a number before the first.</summary>
[Mistake(Verdict.Livelock, "Increment returns the value before it")]
public sealed class TicketFromOne : ITicket
{
    private readonly int[] tickets = new int[IQueueLock.Threads]; // tickets[me] is used by thread me only
    private OwnLine next;
    private OwnLine serving;

    public void Arrive(int me)
    {
        tickets[me] = Interlocked.Increment(ref next.Value);
    }

    public void Await(int me)
    {
        SpinWait wait = new();
        while (Volatile.Read(ref serving.Value) != tickets[me])
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Leave(int me)
    {
        Volatile.Write(ref serving.Value, serving.Value + 1);
    }
}
