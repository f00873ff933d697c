using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Speedup.Locks;

/// <summary>
/// A lock that spins for a while and then sleeps. Entering is one atomic exchange, leaving a plain store: the fence that a sleeper needs
/// is paid for by the sleeper. It is unfair: whoever runs may overtake whoever sleeps. Not re-entrant.
/// </summary>
/// <remarks>
/// The protocol. Who leaves writes <c>held = 0</c> and then reads <c>sleepers</c>; who goes to sleep counts itself in <c>sleepers</c> and then tries
/// <c>held</c> once more. One of the two must see the other, or nobody would wake it: each side's write has to come before its read, and
/// a processor may let the read overtake the write. Leaving has no fence; instead the sleeper makes all processors of the process drain their
/// store buffers (<see cref="Interlocked.MemoryBarrierProcessWide"/>, man 2 membarrier) between its write and its read. Whoever leaves has then either
/// read <c>sleepers</c> before, and its write of <c>held</c> is there; or it reads it after, and finds the sleeper.
/// The bell is the same once more, with two other words: who has been woken writes <c>rung = 0</c> and then looks at <c>held</c>; who leaves writes
/// <c>held = 0</c> and then exchanges <c>rung</c>. Here both pay for a fence of their own: waking somebody up is slow anyway.
/// </remarks>
public sealed class ParkingLock : IDisposable
{
    // Looks before it sleeps: some microseconds, as long as it takes to put a thread to sleep and to wake it.
    private const int UsualSpins = 60;
    private const int LongestPause = 16;

    private readonly SemaphoreSlim _bell = new(0);
    private readonly int _spins;
    private State _state;

    /// <summary>A lock that nobody holds.</summary>
    public ParkingLock()
        : this(UsualSpins)
    {
    }

    /// <summary>A lock that sleeps after so many looks: with few of them, all its interleavings can be explored.</summary>
    internal ParkingLock(int spins) => _spins = spins;

    /// <summary>Goes in. Waits while another thread is inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (Interlocked.Exchange(ref _state.Held, 1) != 0) Wait(); // full fence, and so acquire
    }

    /// <summary>Goes out. Called by the thread that is inside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit()
    {
        Volatile.Write(ref _state.Held, 0); // release: pairs with the exchange of whoever enters next
        if (Volatile.Read(ref _state.Sleepers) != 0) Wake();
    }

    /// <summary>Frees what sleepers wait for. Nobody may be inside, or wait.</summary>
    public void Dispose() => _bell.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wait()
    {
        if (Spin()) return;
        Interlocked.Increment(ref _state.Sleepers);
        Interlocked.MemoryBarrierProcessWide();
        while (!TryEnter())
        {
            _bell.Wait();
            Interlocked.Exchange(ref _state.Rung, 0); // awake: the bell may ring for the next one; full fence: pairs with the exchange in Wake
        }

        Interlocked.Decrement(ref _state.Sleepers);
    }

    private bool Spin()
    {
        for (int spin = 0, pause = 1; spin < _spins; spin++, pause = Math.Min(2 * pause, LongestPause))
        {
            if (TryEnter()) return true;
            Thread.SpinWait(pause);
        }

        return false;
    }

    // Reading first leaves the line with the one that is inside.
    private bool TryEnter() => Volatile.Read(ref _state.Held) == 0 && Interlocked.Exchange(ref _state.Held, 1) == 0;

    // Rings once until somebody has woken up: more would wake threads for nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wake()
    {
        if (Interlocked.Exchange(ref _state.Rung, 1) == 0) _bell.Release(); // full fence, after the write of Held: pairs with the one in Wait
    }

    // Who spins reads Held all the time; who leaves reads Sleepers, which seldom changes.
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct State
    {
        [FieldOffset(128)]
        public int Held;

        [FieldOffset(256)]
        public int Sleepers;

        [FieldOffset(260)]
        public int Rung;
    }
}
