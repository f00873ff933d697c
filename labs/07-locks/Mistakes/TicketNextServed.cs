using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>The display jumps to the newest ticket: those who drew theirs in between are never called.</summary>
[Mistake(Verdict.Livelock, "the next to be served is who drew the newest ticket")]
public sealed class TicketNextServed : ITicket
{
    private readonly int[] tickets = new int[IQueueLock.Threads]; // tickets[me] is used by thread me only
    private OwnLine next;
    private OwnLine serving;

    public void Arrive(int me)
    {
        tickets[me] = Interlocked.Increment(ref next.Value) - 1;
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
        Volatile.Write(ref serving.Value, Volatile.Read(ref next.Value) - 1 > tickets[me] ? Volatile.Read(ref next.Value) - 1 : tickets[me] + 1);
    }
}
