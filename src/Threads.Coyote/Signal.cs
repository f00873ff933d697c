namespace Threads.Coyote;

/// <summary>
/// Lets one waiting thread go on, once. A signal that comes first is kept. Unlike a <see cref="SemaphoreSlim"/> it never spins:
/// threads that take turns would only keep each other from the core.
/// </summary>
internal sealed class Signal
{
    // Guards _count. Monitor is meant here: a Lock cannot be waited on.
    private readonly object _gate = new();
    private int _count;

    /// <summary>Lets one waiter go on, now or when it comes.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _count++;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a signal and takes it.</summary>
    public void Wait()
    {
        lock (_gate)
        {
            while (_count == 0)
                Monitor.Wait(_gate);
            _count--;
        }
    }
}
