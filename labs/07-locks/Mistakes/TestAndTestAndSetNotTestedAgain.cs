using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Between the last read and the write another thread may have done the same: the second test is missing.</summary>
[Mistake(Verdict.FailedAssertion, "what I have just read is still so")]
public sealed class TestAndTestAndSetNotTestedAgain : ITestAndTestAndSet
{
    private int word;

    public ref int Word => ref word;

    public void Enter()
    {
        SpinWait wait = new();
        while (Volatile.Read(ref word) != 0)
        {
            wait.SpinOnce();
        }

        Interlocked.Exchange(ref word, 1);
    }

    public void Exit()
    {
        Volatile.Write(ref word, 0);
    }
}
