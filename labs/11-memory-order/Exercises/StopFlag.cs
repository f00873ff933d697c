using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>A worker that another thread stops. Compiled with care it runs for ever: the flag may be read once, and kept in a register.</summary>
public sealed class StopFlag : IStopFlag
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
        // TODO: the worker may never see the flag, and it may see the flag before the reason.
        stopped = true;
        this.reason = reason;
    }
}
