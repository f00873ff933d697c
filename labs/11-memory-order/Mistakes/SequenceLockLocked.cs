using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>One lock for all: right, and the writer waits for every reader.</summary>
[Mistake(Verdict.FailedAssertion, "a lock is always the simplest way")]
public sealed class SequenceLockLocked : ISequenceLock
{
    private readonly Lock gate = new();
    private int x;
    private int y;

    public void Write(int x, int y)
    {
        lock (gate)
        {
            this.x = x;
            this.y = y;
        }
    }

    public (int X, int Y) Read()
    {
        lock (gate)
        {
            return (x, y);
        }
    }
}
