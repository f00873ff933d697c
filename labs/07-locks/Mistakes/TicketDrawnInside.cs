using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Who arrives gets no ticket, and draws one when it has time to wait: whoever is quicker then comes first.</summary>
[Mistake(Verdict.FailedAssertion, "a ticket lock is fair wherever the ticket is drawn")]
public sealed class TicketDrawnInside : ITicket
{
    private readonly int[] tickets = new int[IQueueLock.Threads];
    private OwnLine next;
    private OwnLine serving;

    public void Arrive(int me)
    {
    }

    public void Await(int me)
    {
        tickets[me] = Interlocked.Increment(ref next.Value) - 1;
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
