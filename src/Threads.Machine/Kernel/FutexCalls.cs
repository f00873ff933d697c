namespace Threads.Machine;

/// <summary>
/// <c>futex</c>: sleep as long as a word has a value, and wake those who sleep (man 2 futex). Sleepers meet at the word's physical address,
/// so that processes with different addresses for one page find each other.
/// </summary>
internal static class FutexCalls
{
    private const ulong Private = 128; // FUTEX_PRIVATE_FLAG: a hint, no more.

    public static SystemCallOutcome Futex(CallContext context, SystemCallArguments arguments)
    {
        var (address, operation) = (arguments.First, arguments.Second & ~Private);
        if (operation > 1) return SystemCallOutcome.Unsupported("futex has FUTEX_WAIT (0) and FUTEX_WAKE (1) here");
        if (address % sizeof(int) != 0) return SystemCallOutcome.Failed(Errno.EINVAL);
        if (operation == 1) return context.Memory.TryTranslate(address, MemoryUse.Read, out _) ? SystemCallOutcome.Of(Wake(context, address, (int)arguments.Third)) : SystemCallOutcome.Failed(Errno.EFAULT);
        if (arguments.Fourth != 0) return SystemCallOutcome.Unsupported("futex waits without a time limit here: pass 0 for the timeout");
        return Wait(context, address, (int)arguments.Third);
    }

    /// <summary>Wakes up to <paramref name="count"/> that wait at an address, those first that came first.</summary>
    /// <returns>How many.</returns>
    public static int Wake(CallContext context, ulong address, int count)
    {
        if (!context.Memory.TryTranslate(address, MemoryUse.Read, out var physical)) return 0;
        var kernel = context.Kernel;
        var sleepers = Enumerable.Range(0, kernel.Threads.Count).Where(thread => IsAsleep(kernel.Threads[thread], physical)).OrderBy(thread => kernel.Threads[thread].Queue).Take(count).ToList();
        foreach (var thread in sleepers) kernel.Set(thread, kernel.Threads[thread] with { Waiting = WaitingFor.Woken, Futex = 0, Queue = 0 });
        return sleepers.Count;
    }

    // Looking at the word and falling asleep are one step: no wake-up falls in between.
    private static SystemCallOutcome Wait(CallContext context, ulong address, int expected)
    {
        var (kernel, caller) = (context.Kernel, context.Caller);
        if (caller.Waiting == WaitingFor.Woken)
        {
            kernel.Set(context.Thread, caller with { Waiting = WaitingFor.Nothing });
            return SystemCallOutcome.Of(0);
        }

        Span<byte> bytes = stackalloc byte[sizeof(int)];
        if (!context.Memory.TryRead(address, bytes)) return SystemCallOutcome.Failed(Errno.EFAULT);
        if (BitConverter.ToInt32(bytes) != expected) return SystemCallOutcome.Failed(Errno.EAGAIN);
        context.Memory.TryTranslate(address, MemoryUse.Read, out var physical);
        var last = kernel.Threads.Where(thread => IsAsleep(thread, physical)).Select(thread => thread.Queue).DefaultIfEmpty(0).Max();
        kernel.Set(context.Thread, caller with { Waiting = WaitingFor.Futex, Futex = physical, Queue = last + 1 });
        return new SystemCallOutcome(SystemCallKind.Blocked);
    }

    private static bool IsAsleep(KernelThread thread, ulong physical) => thread.Waiting == WaitingFor.Futex && thread.Futex == physical;
}
