using Messages.Checks;

namespace Messages.Solutions;

/// <summary>
/// A lock in one word of a shared page: 0 is free, 1 taken, 2 taken and somebody may sleep (U. Drepper, Futexes Are Tricky, 2011). Without contention
/// it is one exchange to enter and one to leave, and the kernel does not know that it exists.
/// </summary>
public sealed class Gate : IGate
{
    private int word;

    public void Enter(Kernel kernel)
    {
        if (Interlocked.CompareExchange(ref word, 1, 0) == 0) return;

        // Says that somebody may sleep, and takes it if it was free meanwhile: as 2, since others may sleep as well.
        while (Interlocked.Exchange(ref word, 2) != 0)
        {
            kernel.Wait(ref word, 2);
        }
    }

    public void Leave(Kernel kernel)
    {
        if (Interlocked.Exchange(ref word, 0) == 2) kernel.WakeOne();
    }
}
