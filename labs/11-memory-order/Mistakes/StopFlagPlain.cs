using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The right order in the source, and nothing that keeps it: the worker may not see the flag at all.</summary>
[Mistake(Verdict.DataRace, "a bool is written in one piece, so a plain one will do")]
public sealed class StopFlagPlain : IStopFlag
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
        stopped = true;
    }
}
