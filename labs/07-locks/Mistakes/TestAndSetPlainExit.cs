using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Nothing orders a plain write after what was written inside; the next one may enter and find the old values.</summary>
[Mistake(Verdict.DataRace, "only one thread is inside, so leaving needs no care")]
public sealed class TestAndSetPlainExit : ITestAndSet
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
        held = 0;
    }
}
