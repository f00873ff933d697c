using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A lock with tickets: next is the number of the next ticket, serving the number on the display.</summary>
public sealed class Ticket : ITicket
{
    private readonly int[] tickets = new int[IQueueLock.Threads]; // tickets[me] is used by thread me only
    private OwnLine next;
    private OwnLine serving;

    // TODO: no two threads draw the same ticket, and each is let in when its number is on the display.
    public void Arrive(int me)
    {
        tickets[me] = next.Value;
        next.Value++;
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
