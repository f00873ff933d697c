using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A lock with tickets: next is the number of the next ticket, serving the number on the display. One atomic step draws a
/// ticket; then everybody only reads until the own number is there.
/// </summary>
public sealed class Ticket : ITicket
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
        // Only the thread inside writes the display, so reading and writing need not be one step.
        // Release: pairs with the read in Await of the next one.
        Volatile.Write(ref serving.Value, serving.Value + 1);
    }
}
