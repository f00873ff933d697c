using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>A plain read in a loop: nothing orders it, and the compiler may read once and spin for ever on what it has read.</summary>
[Mistake(Verdict.DataRace, "the first test only has to be quick, the second decides")]
public sealed class TestAndTestAndSetPlainRead : ITestAndTestAndSet
{
    private int word;

    public ref int Word => ref word;

    public void Enter()
    {
        SpinWait wait = new();
        do
        {
            while (word != 0)
            {
                wait.SpinOnce();
            }
        }
        while (Interlocked.Exchange(ref word, 1) != 0);
    }

    public void Exit()
    {
        Volatile.Write(ref word, 0);
    }
}
