namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Monitor</c>, and with it <c>lock</c>: one <see cref="ReentrantLock"/> for each locked
/// object, for the length of a run. Whether a time limit fires is an explored choice.
/// </summary>
/// <remarks>Not modelled: <c>LockContentionCount</c>, which depends on real time; <c>exitContext</c> is ignored, as in .NET.</remarks>
[Twin("System.Threading.Monitor")]
public static class Monitor
{
    public static void Enter(object obj) => Of(obj).Enter();

    public static void Enter(object obj, ref bool lockTaken)
    {
        RequireFalse(lockTaken);
        lockTaken = Of(obj).Enter();
    }

    public static bool TryEnter(object obj) => Of(obj).Enter(0);

    public static void TryEnter(object obj, ref bool lockTaken)
    {
        RequireFalse(lockTaken);
        lockTaken = Of(obj).Enter(0);
    }

    public static bool TryEnter(object obj, int millisecondsTimeout) => Of(obj).Enter(TimeLimit.Of(millisecondsTimeout));

    public static void TryEnter(object obj, int millisecondsTimeout, ref bool lockTaken)
    {
        RequireFalse(lockTaken);
        lockTaken = Of(obj).Enter(TimeLimit.Of(millisecondsTimeout));
    }

    public static bool TryEnter(object obj, TimeSpan timeout) => TryEnter(obj, TimeLimit.Of(timeout));

    public static void TryEnter(object obj, TimeSpan timeout, ref bool lockTaken) =>
        TryEnter(obj, TimeLimit.Of(timeout), ref lockTaken);

    public static void Exit(object obj) => Of(obj).Exit();

    public static bool IsEntered(object obj) => Of(obj).IsHeldByCurrentThread;

    public static bool Wait(object obj) => Of(obj).Wait(Timeout.Infinite);

    public static bool Wait(object obj, int millisecondsTimeout) => Of(obj).Wait(TimeLimit.Of(millisecondsTimeout));

    public static bool Wait(object obj, TimeSpan timeout) => Wait(obj, TimeLimit.Of(timeout));

    public static bool Wait(object obj, int millisecondsTimeout, bool exitContext) => Wait(obj, millisecondsTimeout);

    public static bool Wait(object obj, TimeSpan timeout, bool exitContext) => Wait(obj, timeout);

    public static void Pulse(object obj) => Of(obj).Pulse(all: false);

    public static void PulseAll(object obj) => Of(obj).Pulse(all: true);

    private static ReentrantLock Of(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return PerRun.Get(obj, static target => new ReentrantLock(target));
    }

    private static void RequireFalse(bool lockTaken)
    {
        if (lockTaken)
            throw new ArgumentException("Argument must be initialized to false", nameof(lockTaken));
    }
}
