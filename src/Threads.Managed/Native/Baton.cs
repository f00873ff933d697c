using System.Runtime.InteropServices;

namespace Threads.Managed.Native;

/// <summary>
/// Lets one thread at a time go on: <see cref="Pass"/> lets the owner's <see cref="Await"/> return, once. A pass that comes
/// first is kept. One thread waits, any thread passes.
/// </summary>
/// <remarks>
/// On Linux a futex (man 2 futex) on a word of native memory: on one core the cheapest hand-over there is; elsewhere a
/// semaphore. The word is 1 when the baton was passed and not yet taken.
/// </remarks>
internal sealed unsafe partial class Baton : IDisposable
{
    private const int WaitPrivate = 128;
    private const int WakePrivate = 129;
    private const int CacheLine = 64;

    private static readonly long FutexCall = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        _ => -1,
    };

    private readonly SemaphoreSlim? _semaphore;
    private int* _word;

    public Baton()
    {
        if (OperatingSystem.IsLinux() && FutexCall >= 0)
        {
            _word = (int*)NativeMemory.AlignedAlloc(CacheLine, CacheLine);
            *_word = 0;
        }
        else
        {
            _semaphore = new SemaphoreSlim(0);
        }
    }

    public void Pass()
    {
        if (_semaphore is not null)
        {
            _semaphore.Release();
            return;
        }

        // Release: what the passer wrote is seen by the owner. Pairs with the acquire in Await.
        Volatile.Write(ref *_word, 1);
        _ = Wake(FutexCall, _word, WakePrivate, 1, null, null, 0);
    }

    public void Await()
    {
        if (_semaphore is not null)
        {
            AwaitSemaphore(_semaphore);
            return;
        }

        // Acquire: pairs with the release in Pass. The kernel compares the word again, so no wake-up is lost.
        while (Volatile.Read(ref *_word) == 0)
            _ = Wait(FutexCall, _word, WaitPrivate, 0, null, null, 0);
        *_word = 0;
    }

    // An interrupt is meant for a thread that keeps its turn, never for one that waits for it: this one comes too late.
    private static void AwaitSemaphore(SemaphoreSlim semaphore)
    {
        while (true)
        {
            try
            {
                semaphore.Wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
            }
        }
    }

    public void Dispose()
    {
        _semaphore?.Dispose();
        if (_word is not null)
        {
            NativeMemory.AlignedFree(_word);
            _word = null;
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long Wait(long number, int* word, int operation, int value, void* timeout, void* second, int third);

    // Waking does not block: no transition to preemptive mode is needed.
    [LibraryImport("libc", EntryPoint = "syscall")]
    [SuppressGCTransition]
    private static partial long Wake(long number, int* word, int operation, int value, void* timeout, void* second, int third);
}
