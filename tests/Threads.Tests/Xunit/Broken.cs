namespace Threads.Tests.Xunit;

/// <summary>Tests that fail, or cannot be explored, each in a way of its own. They carry no attribute: other tests explore them.</summary>
public class Broken
{
    private int _count;

    public int Races()
    {
        var other = new Thread(() => _count++);
        other.Start();
        _count++;
        other.Join();
        Assert.Equal(2, _count);
        return _count;
    }

    public static void Passes()
    {
        var count = 0;
        var other = new Thread(() => Interlocked.Increment(ref count));
        other.Start();
        Interlocked.Increment(ref count);
        other.Join();
        Assert.Equal(2, count);
    }

    public static void PassesInManyWays()
    {
        var count = 0;
        Parallel.Invoke(CountToFour, CountToFour);
        Assert.Equal(8, count);

        void CountToFour()
        {
            for (var i = 0; i < 4; i++) Interlocked.Increment(ref count);
        }
    }

    public static void Chatters()
    {
        Console.WriteLine("from inside");
        Parallel.Invoke(() => Console.Write("from inside"), () => Console.Out.WriteLine("from inside"));
        PassesInManyWays();
    }

    public static void TakesAValue(int value) => Assert.Equal(1, value);

    public static Task ReturnsATask() => Task.CompletedTask;

    /// <summary>Wants what xunit would give it.</summary>
    public sealed class WithOutput(ITestOutputHelper output)
    {
        public void Writes() => output.WriteLine("written");
    }

    /// <summary>Is set up asynchronously.</summary>
    public sealed class WithLifetime : IAsyncLifetime
    {
        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public void Runs()
        {
        }
    }

    /// <summary>Inherits its tests.</summary>
    public sealed class Heir : Broken;
}
