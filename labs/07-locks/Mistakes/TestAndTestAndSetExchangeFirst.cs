using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>It tests twice, in the wrong order: the exchange comes first each time round, and writes while the lock is held.</summary>
[Mistake(Verdict.FailedAssertion, "trying once more can do no harm")]
public sealed class TestAndTestAndSetExchangeFirst : ITestAndTestAndSet
{
    private int word;

    public ref int Word => ref word;

    public void Enter()
    {
        SpinWait wait = new();
        while (Interlocked.Exchange(ref word, 1) != 0)
        {
            while (Volatile.Read(ref word) != 0)
            {
                wait.SpinOnce();
            }
        }
    }

    public void Exit()
    {
        Volatile.Write(ref word, 0);
    }
}
