using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>CompareExchange(ref held, 0, 1) turns 1 into 0: whoever comes sets free what another holds, and nobody ever takes it.</summary>
[Mistake(Verdict.FailedAssertion, "CompareExchange takes the expected value first and the new one last")]
public sealed class TestAndSetSwapped : ITestAndSet
{
    private int held;

    public void Enter()
    {
        SpinWait wait = new();
        while (Interlocked.CompareExchange(ref held, 0, 1) == 1)
        {
            wait.SpinOnce();
        }
    }

    public void Exit()
    {
        Volatile.Write(ref held, 0);
    }
}
