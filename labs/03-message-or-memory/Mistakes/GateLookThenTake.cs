using Messages.Checks;

namespace Messages.Mistakes;

[Mistake(Verdict.LostUpdate, "when it is free I can take it: nobody is that quick")]
public sealed class GateLookThenTake : IGate
{
    private int word;

    public void Enter(Kernel kernel)
    {
        while (Volatile.Read(ref word) != 0)
        {
            Interlocked.CompareExchange(ref word, 2, 1);
            kernel.Wait(ref word, 2);
        }

        Volatile.Write(ref word, 1);
    }

    public void Leave(Kernel kernel)
    {
        if (Interlocked.Exchange(ref word, 0) == 2) kernel.WakeOne();
    }
}
