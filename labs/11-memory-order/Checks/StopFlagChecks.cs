namespace MemoryOrder.Checks;

/// <summary>A worker that is told to stop sees it, and sees the reason too.</summary>
[Exercise("stop-flag", "Stop a worker, and tell it why", typeof(IStopFlag), Order = 1)]
[Hint("Two threads use stopped, one of them writes it, and nothing orders the two. The compiler may read such a variable once and never again.")]
[Hint("The worker has to read the flag anew each time, and whoever sees the flag has to see the reason: the flag is written last, and "
    + "announces all that was written before it. Which class of System.Threading has a write that releases and a read that acquires?")]
[Hint("Stop: this.reason = reason; Volatile.Write(ref stopped, true). Work: while (!Volatile.Read(ref stopped)) Thread.SpinWait(1); return reason.")]
public static class StopFlagChecks
{
    [Check("A worker that goes round is stopped", Order = 1)]
    public static void Stopped(IStopFlag flag) => Together.Run(
        () => flag.Work(),
        () => flag.Stop(7));

    [Check("The worker learns the reason", Order = 2)]
    public static void Reason(IStopFlag flag)
    {
        int reason = 0;
        Together.Run(
            () => reason = flag.Work(),
            () => flag.Stop(7));
        Check.Equal(7, reason, "The reason");
    }

    [Check("Who is stopped before the work begins does not begin", Order = 3)]
    public static void Before(IStopFlag flag)
    {
        flag.Stop(3);
        Check.Equal(3, flag.Work(), "The reason");
    }
}
