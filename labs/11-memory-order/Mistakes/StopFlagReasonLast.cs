using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The flag is careful, and too early: what is written after a release is not announced by it.</summary>
[Mistake(Verdict.FailedAssertion, "volatile makes all of the method visible at once")]
public sealed class StopFlagReasonLast : IStopFlag
{
    private bool stopped;
    private int reason;

    public int Work()
    {
        while (!Volatile.Read(ref stopped))
        {
            Thread.SpinWait(1);
        }

        return Volatile.Read(ref reason);
    }

    public void Stop(int reason)
    {
        Volatile.Write(ref stopped, true);
        Volatile.Write(ref this.reason, reason);
    }
}
