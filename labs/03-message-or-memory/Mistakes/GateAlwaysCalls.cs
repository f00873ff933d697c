using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.FailedAssertion, "a wake-up too many does no harm")]
public sealed class GateAlwaysCalls : IGate
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
        Interlocked.Exchange(ref word, 0);
        kernel.WakeOne();
    }
}
