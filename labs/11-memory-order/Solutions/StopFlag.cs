using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>A flag that announces what was written before it.</summary>
public sealed class StopFlag : IStopFlag
{
    private bool stopped;
    private int reason;

    public int Work()
    {
        // Acquire: read anew each time, and before the reason. Pairs with the write in Stop.
        while (!Volatile.Read(ref stopped))
        {
            Thread.SpinWait(1);
        }

        return reason;
    }

    public void Stop(int reason)
    {
        this.reason = reason;

        // Release: the reason is out before the flag is. Pairs with the read in Work.
        Volatile.Write(ref stopped, true);
    }
}
