using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Volatile, and still two steps: two threads draw the same ticket, and are let in together.</summary>
[Mistake(Verdict.LostUpdate, "a volatile variable may be counted up by several threads")]
public sealed class TicketReadThenWrite : ITicket
{
    private readonly int[] tickets = new int[IQueueLock.Threads]; // tickets[me] is used by thread me only
    private OwnLine next;
    private OwnLine serving;

    public void Arrive(int me)
    {
        tickets[me] = Volatile.Read(ref next.Value);
        Volatile.Write(ref next.Value, tickets[me] + 1);
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
