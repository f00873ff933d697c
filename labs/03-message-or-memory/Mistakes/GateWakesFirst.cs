using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.Deadlock, "waking somebody before the word is 0 saves time: it will be 0 when he looks")]
public sealed class GateWakesFirst : IGate
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
        if (Volatile.Read(ref word) == 2) kernel.WakeOne();
        Interlocked.Exchange(ref word, 0);
    }
}
