using System.Diagnostics;
using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twins of Task, Parallel, Debug and Environment.</summary>
internal static class TaskPrograms
{
    [Explored("42")]
    public static int A_result_waits_for_its_task()
    {
        var six = Task.Run(() => 6);
        var seven = Task.Factory.StartNew(() => 7);
        return six.Result * seven.Result;
    }

    [Explored("2")]
    public static int All_are_waited_for()
    {
        var value = 0;
        Task.WaitAll(Task.Run(() => Interlocked.Increment(ref value)), Task.Run(() => Interlocked.Increment(ref value)));
        return value;
    }

    [Explored("2")]
    public static int All_in_an_array_are_waited_for()
    {
        var value = 0;
        Task[] tasks = [Task.Run(() => Interlocked.Increment(ref value)), Task.Run(() => Interlocked.Increment(ref value))];
        Task.WaitAll(tasks);
        return value;
    }

    [Explored("0", "1")]
    public static int Any_of_two_may_be_first()
    {
        var tasks = new[] { Task.Run(() => Thread.Yield()), Task.Run(() => Thread.Yield()) };
        var first = Task.WaitAny(tasks);
        Task.WaitAll(tasks);
        return first;
    }

    [Explored("False", "True")]
    public static string A_wait_with_a_time_limit_ends_either_way()
    {
        var task = Task.Run(() => Thread.Yield());
        var done = task.Wait(5);
        task.Wait();
        return done.ToString();
    }

    [Explored("AggregateException InvalidOperationException Faulted")]
    public static string What_a_task_throws_is_thrown_to_who_waits()
    {
        var task = Task.Run(Fail);
        var error = Run.Catch(task.Wait);
        return $"{error} {task.Exception!.InnerException!.GetType().Name} {task.Status}";

        static void Fail() => throw new InvalidOperationException();
    }

    [Explored("ArgumentException InvalidOperationException")]
    public static string The_exceptions_of_all_are_gathered()
    {
        try
        {
            Task.WaitAll(Task.Run(() => throw new ArgumentException("a")), Task.Run(() => throw new InvalidOperationException()), Task.CompletedTask);
            return "nothing";
        }
        catch (AggregateException all)
        {
            return string.Join(' ', all.InnerExceptions.Select(one => one.GetType().Name));
        }
    }

    [Explored("done")]
    public static string What_nobody_observes_is_forgotten()
    {
        Task.Run(() => throw new InvalidOperationException());
        return "done";
    }

    [Explored("3 Created RanToCompletion InvalidOperationException")]
    public static string A_cold_task_is_started_once()
    {
        var task = new Task<int>(state => (int)state! + 1, 2);
        var before = task.Status;
        task.Start();
        task.Wait();
        return $"{task.Result} {before} {task.Status} {Run.Catch(task.Start)}";
    }

    [Explored("3")]
    public static int Tasks_nest()
    {
        var outer = Task.Run(() => Task.Run(() => 1).Result + Task.Run(() => Task.Run(() => 2)).Result);
        return outer.Result;
    }

    [Explored(Verdict = Verdict.DataRace)]
    public static int Tasks_that_share_a_variable_race()
    {
        var value = 0;
        Task.WaitAll(Task.Run(() => { value++; }), Task.Run(() => { value++; }));
        return value;
    }

    [Explored("6")]
    public static int A_parallel_sum_with_atomic_additions_is_right()
    {
        var sum = 0;
        Parallel.For(0, 4, i => Interlocked.Add(ref sum, i));
        return sum;
    }

    [Explored(Verdict = Verdict.DataRace)]
    public static int A_parallel_sum_without_is_a_race()
    {
        var sum = 0;
        Parallel.For(0, 2, i => sum += i);
        return sum;
    }

    [Explored("3 in 1 parts", "3 in 2 parts")]
    public static string Parts_of_a_sum_are_added_by_each_worker_once()
    {
        var sum = 0;
        var parts = 0;
        Parallel.For(1, 3, () => 0, (i, _, part) => part + i, part =>
        {
            Interlocked.Add(ref sum, part);
            Interlocked.Increment(ref parts);
        });
        return $"{sum} in {parts} parts";
    }

    [Explored("10")]
    public static int More_iterations_than_workers_are_dealt()
    {
        var sum = 0;
        Parallel.ForEach([1, 2, 3, 4], new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => Interlocked.Add(ref sum, i));
        return sum;
    }

    [Explored("1", "2", "3")]
    public static int A_stopped_loop_skips_what_has_not_begun()
    {
        var begun = 0;
        Parallel.For(0, 3, (_, loop) =>
        {
            Interlocked.Increment(ref begun);
            loop.Stop();
        });
        return begun;
    }

    [Explored("0 1", "0 1 2")]
    public static string A_broken_loop_runs_everything_before_the_break()
    {
        var ran = new bool[3];
        var result = Parallel.For(0, 3, (i, loop) =>
        {
            ran[i] = true;
            if (i == 1)
                loop.Break();
        });
        Debug.Assert(result is { IsCompleted: false, LowestBreakIteration: 1 });
        return string.Join(' ', Enumerable.Range(0, 3).Where(i => ran[i]));
    }

    [Explored("1", "2")]
    public static int The_exceptions_of_iterations_are_gathered()
    {
        try
        {
            Parallel.For(0, 2, i => throw new InvalidOperationException());
            return 0;
        }
        catch (AggregateException all)
        {
            return all.InnerExceptions.Count;
        }
    }

    [Explored("2 ArgumentException")]
    public static string Every_invoked_action_runs()
    {
        var ran = 0;
        try
        {
            Parallel.Invoke(Count, Count, () => throw new ArgumentException("x"));
            return "nothing";
        }
        catch (AggregateException all)
        {
            return $"{ran} {all.InnerException!.GetType().Name}";
        }

        void Count() => Interlocked.Increment(ref ran);
    }

    [Explored(Verdict = Verdict.FailedAssertion)]
    public static void A_failed_assertion_is_a_verdict()
    {
        var value = 0;
        Run.Both(
            () => Volatile.Write(ref value, 1),
            () => Trace.Assert(Volatile.Read(ref value) == 0, "too late"));
    }

    [Explored(Verdict = Verdict.FailedAssertion)]
    public static void A_failed_assertion_says_its_interpolated_message()
    {
        var value = 1;
        Debug.Assert(value == 0, $"value is {value}");
    }

    [Explored(Verdict = Verdict.UnhandledException)]
    public static void Ending_the_process_is_a_verdict() => Environment.Exit(3);

    [Explored(Verdict = Verdict.Unsupported)]
    public static void Continuations_are_not_mapped_yet() => Task.Run(() => { }).ContinueWith(_ => { }).Wait();
}
