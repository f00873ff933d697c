using System.Runtime.CompilerServices;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory;

/// <summary>
/// The kernel itself (man 2 futex). Nobody sleeps longer than <see cref="Slice"/> at a time, and a millisecond to begin with: whoever was to wake him may
/// have been killed.
/// Thread-safe.
/// </summary>
public sealed unsafe class Futex : IFutex
{
    [ThreadStatic]
    private static int _thread;

    private readonly bool _hasFence;

    private Futex()
    {
        Platform.Require("Waiting across processes");
        // Both sides register: the fence reaches registered processes only.
        _hasFence = (SystemCalls.MemoryBarrier(SystemCalls.BarrierQuery) & SystemCalls.BarrierGlobalExpedited) != 0
            && SystemCalls.MemoryBarrier(SystemCalls.BarrierRegisterGlobalExpedited) == 0;
    }

    /// <summary>The only one.</summary>
    public static Futex Shared { get; } = new();

    /// <summary>The longest sleep: ten looks a second at whether the partner lives cost nothing that can be measured.</summary>
    public static TimeSpan Slice { get; } = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public int Thread => _thread != 0 ? _thread : _thread = SystemCalls.Thread();

    /// <inheritdoc/>
    public void Wait(ref int word, int seen, TimeSpan limit, int attempt)
    {
        // Without the fence a wake-up may be missed: short naps bound what that costs.
        var longest = TimeSpan.FromMilliseconds(_hasFence ? Math.Min(1 << Math.Min(attempt, 10), Slice.TotalMilliseconds) : 1);
        var time = new TimeSpec(limit == Timeout.InfiniteTimeSpan || limit > longest ? longest : limit);
        _ = SystemCalls.Wait((int*)Unsafe.AsPointer(ref word), seen, &time);
    }

    /// <inheritdoc/>
    public void Wake(ref int word, int count) => SystemCalls.Wake((int*)Unsafe.AsPointer(ref word), count);

    /// <inheritdoc/>
    public bool FenceAll()
    {
        if (_hasFence) return SystemCalls.MemoryBarrier(SystemCalls.BarrierGlobalExpedited) == 0;
        Interlocked.MemoryBarrier();
        return false;
    }

    /// <inheritdoc/>
    public void Begin(ref int word) => RobustList.Begin((nint)Unsafe.AsPointer(ref word));

    /// <inheritdoc/>
    public void Taken(ref int word) => RobustList.Add((nint)Unsafe.AsPointer(ref word));

    /// <inheritdoc/>
    public bool Releasing(ref int word) => RobustList.Drop((nint)Unsafe.AsPointer(ref word));

    /// <inheritdoc/>
    public void End() => RobustList.End();
}
