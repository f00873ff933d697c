namespace Threads.Tests.Managed.Rewriting;

#pragma warning disable CA2201, CA1031, CA1806

/// <summary>Programs on System.Threading, as students write them.</summary>
public static class TwinSamples
{
    private static readonly Lock _modern = new();
    private static readonly object _gate = new();
    private static int _count;

    [ThreadStatic]
    private static int _mine;

    private static class PerType<T>
    {
        [ThreadStatic]
        public static int Mine;

        public static int Shared;
    }

    public static int TwoThreads()
    {
        var a = new Thread(Work) { Name = "a" };
        var b = new Thread(new ParameterizedThreadStart(Repeat));
        a.Start();
        b.Start(2);
        a.Join();
        b.Join();
        return _count;
    }

    public static int Locks()
    {
        var threads = new List<Thread>();
        for (var i = 0; i < 2; i++)
        {
            var thread = new Thread(() => { lock (_modern) { _count++; } lock (_gate) { _count++; Monitor.PulseAll(_gate); } });
            threads.Add(thread);
            thread.Start();
        }
        foreach (var thread in threads) thread.Join();
        using (_modern.EnterScope()) _count += 10;
        return _count;
    }

    public static long Atomics()
    {
        var box = new Box();
        Interlocked.Increment(ref _count);
        Interlocked.Add(ref box.Long, 5);
        Interlocked.CompareExchange(ref box.Text, "new", null);
        var text = Interlocked.Exchange<string?>(ref box.Text, "newer");
        Func<long> read = () => Interlocked.Read(ref box.Long);
        return Volatile.Read(ref _count) + read() + text!.Length;
    }

    public static int Interrupted()
    {
        var seen = 0;
        var thread = new Thread(() =>
        {
            try { Thread.Sleep(Timeout.Infinite); }
            catch (ThreadInterruptedException) { seen = 1; }
            catch (Exception) { seen = 2; }
            finally { seen += 10; }
        });
        thread.Start();
        thread.Interrupt();
        thread.Join();
        return seen;
    }

    public static int Deadlocked()
    {
        try
        {
            var never = new SemaphoreSlim(0);
            never.Wait();
        }
        catch (Exception)
        {
            return -1;
        }
        return 1;
    }

    public static int ThreadStatics()
    {
        _mine = 1;
        PerType<int>.Mine = 10;
        PerType<string>.Mine = 20;
        PerType<string>.Shared++;
        var other = new Thread(() => { _mine += 5; PerType<int>.Mine += 7; });
        other.Start();
        other.Join();
        return _mine + PerType<int>.Mine + PerType<string>.Mine + PerType<string>.Shared + PerType<int>.Shared;
    }

    public static int Spinning()
    {
        var ready = new Box();
        var thread = new Thread(() => { ready.Flag = true; });
        thread.Start();
        var spin = new SpinWait();
        while (!ready.Flag) spin.SpinOnce();
        while (!Volatile.Read(ref ready.Flag)) { }
        thread.Join();
        return 1;
    }

    public static void Throws() => throw new InvalidOperationException("here");

    public static int Disposes()
    {
        using var gate = new SemaphoreSlim(1);
        gate.Wait();
        return gate.Release() + gate.CurrentCount;
    }

    private static void Work() => Repeat(1);

    private static void Repeat(object? times)
    {
        for (var i = 0; i < (int)times!; i++) Interlocked.Increment(ref _count);
    }

    private sealed class Box
    {
        public long Long;
        public string? Text;
        public bool Flag;
    }
}
