using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A lock in one word: 0 is free, 1 is held. Reading leaves the word in every cache; only who finds it free tries to take it,
/// and who comes too late backs off, longer each time, so that those who wait do not all come back at once.
/// </summary>
public sealed class TestAndTestAndSet : ITestAndTestAndSet
{
    private const int LongestPause = 8; // in turns of Thread.SpinWait

    private int word;

    public ref int Word => ref word;

    public void Enter()
    {
        SpinWait wait = new();
        for (int pause = 1; ; pause = Math.Min(2 * pause, LongestPause))
        {
            while (Volatile.Read(ref word) != 0)
            {
                wait.SpinOnce();
            }

            if (Interlocked.Exchange(ref word, 1) == 0) return;
            Thread.SpinWait(pause);
        }
    }

    public void Exit()
    {
        // Release: pairs with the exchange of whoever enters next.
        Volatile.Write(ref word, 0);
    }
}
