using Threads.Exploration;
using Threads.Xunit;

namespace Threads.Tests.Xunit;

/// <summary>Explored tests, beside all the others of this assembly and written as a user would.</summary>
public sealed class InterleavedTests : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _free = new(1);
    private int _count;

    [Interleave(MustProve = true)]
    public void A_locked_counter_counts_every_increment()
    {
        Both(() =>
        {
            lock (_lock) _count++;
        });
        Assert.Equal(2, _count);
    }

    [Interleave(MustProve = true)]
    public void Each_schedule_begins_with_a_new_instance() => Assert.Equal(1, Interlocked.Increment(ref _count));

    [Interleave(MustProve = true)]
    public int What_is_returned_is_an_outcome()
    {
        Both(() => Interlocked.Increment(ref _count));
        return _count;
    }

    [Interleave(MustProve = true)]
    public void A_pool_hands_out_one_resource_at_a_time()
    {
        Both(() =>
        {
            _free.Wait();
            Assert.Equal(1, ++_count);
            _count--;
            _free.Release();
        });
    }

    [Interleave(Preemptions = 2)]
    public static void A_task_is_done_before_it_is_read()
    {
        var answer = 0;
        var task = Task.Run(() => answer = 42);
        task.Wait();
        Assert.Equal(42, answer);
    }

    [Interleave(Engine = Engine.Pct, Schedules = 100, Seed = 7)]
    public void A_random_engine_has_its_seed() => A_locked_counter_counts_every_increment();

    [Interleave(Engine = Engine.Coyote, Schedules = 100, Seed = 7)]
    public void Coyote_explores_it_too() => A_locked_counter_counts_every_increment();

    public void Dispose() => _free.Dispose();

    private static void Both(Action action)
    {
        var first = new Thread(() => action());
        var second = new Thread(() => action());
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }
}
