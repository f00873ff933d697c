namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.SpinWait</c>: spinning once lets others go first, however often it was done before.
/// </summary>
/// <remarks>
/// As on a machine with one processor, where every spin yields. <c>Count</c> is not modelled: a loop that spins would look
/// different each time round, and never end. A spin with a time limit tries twice, with any interference in between: more
/// tries show no outcome that these two do not.
/// </remarks>
[Twin("System.Threading.SpinWait")]
public struct SpinWait
{
    public readonly bool NextSpinWillYield => true;

    public static void SpinUntil(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var site = Probe.Site;
        var loop = default(LoopState);
        Probe.EnterLoop(ref loop, 0);
        while (!condition())
            Probe.RepeatLoop(ref loop, 0, site);
    }

    public static bool SpinUntil(Func<bool> condition, TimeSpan timeout) => SpinUntil(condition, TimeLimit.Of(timeout));

    public static bool SpinUntil(Func<bool> condition, int millisecondsTimeout)
    {
        if (TimeLimit.Of(millisecondsTimeout) == Timeout.Infinite)
        {
            SpinUntil(condition);
            return true;
        }

        ArgumentNullException.ThrowIfNull(condition);
        if (condition())
            return true;
        if (millisecondsTimeout == 0)
            return false;
        Operation.Yield();
        return condition();
    }

    public readonly void SpinOnce() => Operation.Yield();

    public readonly void SpinOnce(int sleep1Threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sleep1Threshold, -1);
        SpinOnce();
    }

    public readonly void Reset()
    {
    }
}
