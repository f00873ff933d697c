using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The flag is read once, before the loop: what a compiler may make of a plain flag, written out.</summary>
[Mistake(Verdict.Livelock, "a flag that was read is up to date from then on")]
public sealed class StopFlagReadOnce : IStopFlag
{
    private bool stopped;
    private int reason;

    public int Work()
    {
        bool done = Volatile.Read(ref stopped);
        while (!done)
        {
            Thread.SpinWait(1);
        }

        return reason;
    }

    public void Stop(int reason)
    {
        this.reason = reason;
        Volatile.Write(ref stopped, true);
    }
}
