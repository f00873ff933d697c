using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Who finds it held waits until it is free, and then takes it without looking: so do all the others who waited.</summary>
[Mistake(Verdict.FailedAssertion, "whoever has waited until it was free is the next")]
public sealed class TestAndSetTriedOnce : ITestAndSet
{
    private int held;

    public void Enter()
    {
        if (Interlocked.Exchange(ref held, 1) == 0) return;
        SpinWait wait = new();
        while (Volatile.Read(ref held) == 1)
        {
            wait.SpinOnce();
        }

        Interlocked.Exchange(ref held, 1);
    }

    public void Exit()
    {
        Volatile.Write(ref held, 0);
    }
}
