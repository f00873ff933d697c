namespace Threads.SharedMemory;

/// <summary>The kernel, with a count of how often it is called. For one thread.</summary>
/// <param name="kernel">Who does the work.</param>
internal sealed class CountingFutex(IFutex kernel) : IFutex
{
    /// <summary>System calls so far.</summary>
    public long Calls { get; private set; }

    /// <summary>Of these, those that put the thread to sleep.</summary>
    public long Sleeps { get; private set; }

    public int Thread => kernel.Thread;

    public void Wait(ref int word, int seen, TimeSpan limit, int attempt)
    {
        Calls++;
        Sleeps++;
        kernel.Wait(ref word, seen, limit, attempt);
    }

    public void Wake(ref int word, int count)
    {
        Calls++;
        kernel.Wake(ref word, count);
    }

    public bool FenceAll()
    {
        Calls++;
        return kernel.FenceAll();
    }

    public void Begin(ref int word) => kernel.Begin(ref word);

    public void Taken(ref int word) => kernel.Taken(ref word);

    public bool Releasing(ref int word) => kernel.Releasing(ref word);

    public void End() => kernel.End();
}
