using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>A release that nobody acquires: only the writer keeps its side of the bargain.</summary>
[Mistake(Verdict.DataRace, "it is enough that the writer is careful")]
public sealed class StopFlagHalfVolatile : IStopFlag
{
    private bool stopped;
    private int reason;

    public int Work()
    {
        while (!stopped)
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
