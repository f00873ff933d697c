using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A lock in one word: 0 is free, 1 is held. Looking and taking are two steps here.</summary>
public sealed class TestAndSet : ITestAndSet
{
    private int held;

    // TODO: two threads are never inside together. Use Interlocked and Volatile, and no lock of .NET.
    public void Enter()
    {
        SpinWait wait = new();
        while (Volatile.Read(ref held) == 1)
        {
            wait.SpinOnce();
        }

        Volatile.Write(ref held, 1);
    }

    public void Exit()
    {
        Volatile.Write(ref held, 0);
    }
}
