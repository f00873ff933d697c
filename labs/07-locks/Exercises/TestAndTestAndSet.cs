using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A lock in one word: 0 is free, 1 is held. It is right, and each thread that waits writes again and again.</summary>
public sealed class TestAndTestAndSet : ITestAndTestAndSet
{
    private int word;

    public ref int Word => ref word;

    // TODO: whoever waits only reads, and backs off when another was faster.
    public void Enter()
    {
        while (Interlocked.Exchange(ref word, 1) != 0)
        {
            Thread.SpinWait(1);
        }
    }

    public void Exit()
    {
        Volatile.Write(ref word, 0);
    }
}
