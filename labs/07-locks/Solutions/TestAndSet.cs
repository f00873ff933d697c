using Locking.Checks;

namespace Locking.Solutions;

/// <summary>
/// A lock in one word: 0 is free, 1 is held. Whoever turns 0 into 1 is inside; an exchange tells, in the same step, what was
/// there before.
/// </summary>
public sealed class TestAndSet : ITestAndSet
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
        // Release: pairs with the exchange of whoever enters next, who finds all that was written inside.
        Volatile.Write(ref held, 0);
    }
}
