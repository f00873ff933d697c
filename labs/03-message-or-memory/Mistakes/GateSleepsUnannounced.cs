using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.Deadlock, "the kernel knows who sleeps, so the word need not say it")]
public sealed class GateSleepsUnannounced : IGate
{
    private int word;

    public void Enter(Kernel kernel)
    {
        if (Interlocked.CompareExchange(ref word, 1, 0) == 0) return;

        while (Interlocked.CompareExchange(ref word, 1, 0) != 0)
        {
            kernel.Wait(ref word, 1);
        }
    }

    public void Leave(Kernel kernel)
    {
        if (Interlocked.Exchange(ref word, 0) == 2) kernel.WakeOne();
    }
}
