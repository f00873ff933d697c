using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Exit exchanges 1 for 1. Whoever comes next waits for ever.</summary>
[Mistake(Verdict.Livelock, "entering and leaving are the same exchange")]
public sealed class TestAndSetNeverFree : ITestAndSet
{
    private int held;

    public void Enter()
    {
        SpinWait wait = new();
        while (Interlocked.Exchange(ref held, 1) == 1)
        {
            wait.SpinOnce();
        }
    }

    public void Exit()
    {
        Interlocked.Exchange(ref held, 1);
    }
}
