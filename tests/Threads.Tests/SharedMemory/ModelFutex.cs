using System.Runtime.CompilerServices;
using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>
/// What <see cref="IFutex"/> promises, and no more, in ordinary C#: the explored world's kernel. Looking at the word and falling asleep are one step, under a
/// lock; nobody wakes without being woken, so that a lost wake-up shows as a deadlock.
/// </summary>
internal sealed unsafe class ModelFutex : IFutex
{
    private const int OwnerDied = 1 << 30;
    private const int Sleepers = 1 << 31;

    private readonly object _gate = new(); // guards all sleepers
    private readonly Sleeper?[] _sleepers = new Sleeper?[8];

    /// <summary>False: a kernel that puts a thread to sleep without looking at the word.</summary>
    public bool Looks { get; init; } = true;

    /// <summary>False: a kernel that wakes nobody.</summary>
    public bool Wakes { get; init; } = true;

    public int Thread => Environment.CurrentManagedThreadId;

    public void Wait(ref int word, int seen, TimeSpan limit, int attempt)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, limit);
        lock (_gate)
        {
            if (Looks && Volatile.Read(ref word) != seen) return;
            var me = new Sleeper((nint)Unsafe.AsPointer(ref word));
            _sleepers[Array.IndexOf(_sleepers, null)] = me;
            while (!me.IsWoken) Monitor.Wait(_gate);
        }
    }

    public void Wake(ref int word, int count)
    {
        lock (_gate)
        {
            for (var i = 0; i < _sleepers.Length && count > 0 && Wakes; i++)
            {
                if (_sleepers[i] is not { } sleeper || sleeper.Word != (nint)Unsafe.AsPointer(ref word)) continue;
                sleeper.IsWoken = true;
                _sleepers[i] = null;
                count--;
            }

            Monitor.PulseAll(_gate);
        }
    }

    public bool FenceAll()
    {
        Interlocked.MemoryBarrier();
        return true;
    }

    /// <summary>What the kernel does when the calling thread dies (man 2 set_robust_list): it marks each lock whose word has its number, and wakes one.</summary>
    public void Die(int* word)
    {
        while (true)
        {
            var seen = Volatile.Read(ref *word);
            if ((seen & (OwnerDied - 1)) != Thread) return;
            if (Interlocked.CompareExchange(ref *word, (seen & Sleepers) | OwnerDied, seen) != seen) continue;
            if ((seen & Sleepers) != 0) Wake(ref *word, 1);
            return;
        }
    }

    public void Begin(ref int word)
    {
    }

    public void Taken(ref int word)
    {
    }

    public bool Releasing(ref int word) => false; // it does not keep lists

    public void End()
    {
    }

    private sealed class Sleeper(nint word)
    {
        public nint Word { get; } = word;

        public bool IsWoken { get; set; }
    }
}
