using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.Deadlock, "whoever was woken is the last one, so it can take the lock as 1")]
public sealed class GateTakenAsOne : IGate
{
    private int word;

    public void Enter(Kernel kernel)
    {
        if (Interlocked.CompareExchange(ref word, 1, 0) == 0) return;

        while (Interlocked.CompareExchange(ref word, 1, 0) != 0)
        {
            Interlocked.CompareExchange(ref word, 2, 1);
            kernel.Wait(ref word, 2);
        }
    }

    public void Leave(Kernel kernel)
    {
        if (Interlocked.Exchange(ref word, 0) == 2) kernel.WakeOne();
    }
}
