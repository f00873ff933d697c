namespace Threads.Benchmarks.Programs;

/// <summary>What both engines run: ordinary C# that Coyote's rewriter handles well (tasks and threads, fields of an object, a monitor).</summary>
public static class Counters
{
    public static void TwoTasks() => Tasks(2);

    public static void FourTasks() => Tasks(4);

    public static void TwoThreads() => Started(2);

    public static void FourThreads() => Started(4);

    /// <summary>The lost update: two tasks, no lock.</summary>
    public static void LostUpdate()
    {
        var counter = new Counter();
        var first = Task.Run(() => counter.Value++);
        var second = Task.Run(() => counter.Value++);
        Task.WaitAll(first, second);
        Require(counter.Value == 2);
    }

    private static void Tasks(int count)
    {
        var counter = new Counter();
        var tasks = new Task[count];
        for (var i = 0; i < count; i++)
            tasks[i] = Task.Run(counter.Increment);
        Task.WaitAll(tasks);
        Require(counter.Value == count);
    }

    private static void Started(int count)
    {
        var counter = new Counter();
        var threads = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            threads[i] = new Thread(counter.Increment);
            threads[i].Start();
        }

        foreach (var thread in threads)
            thread.Join();
        Require(counter.Value == count);
    }

    private static void Require(bool holds)
    {
        if (!holds)
            throw new AssertionFailedException("An update was lost.");
    }

    private sealed class Counter
    {
        private readonly object _gate = new();

        public int Value;

        public void Increment()
        {
            lock (_gate)
                Value++;
        }
    }
}

/// <summary>Both engines take an exception that leaves the program for a failure.</summary>
public sealed class AssertionFailedException(string message) : Exception(message);
