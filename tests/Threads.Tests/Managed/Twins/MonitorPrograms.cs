using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twin of Monitor as a lock.</summary>
internal static class MonitorPrograms
{
    [Explored("2")]
    public static int Two_increments_under_one_lock_are_both_kept()
    {
        var gate = new object();
        return Run.BothIncrement(increment =>
        {
            lock (gate)
                increment();
        });
    }

    [Explored("1")]
    public static int A_lock_is_re_entrant_and_left_by_its_last_exit()
    {
        var gate = new object();
        var inside = 0;
        var most = 0;
        Run.Both(Visit, Visit);
        return most;

        void Visit()
        {
            lock (gate)
            {
                lock (gate)
                    most = Math.Max(most, ++inside);
                most = Math.Max(most, inside);
                inside--;
            }
        }
    }

    [Explored("False", "True")]
    public static string A_single_try_fails_while_another_thread_is_inside()
    {
        var gate = new object();
        return Run.OneTries(() => Hold(gate), () => Monitor.TryEnter(gate), () => Monitor.Exit(gate));
    }

    [Explored("False", "True")]
    public static string A_try_with_a_time_limit_may_run_out_of_time()
    {
        var gate = new object();
        return Run.OneTries(
            () => Hold(gate),
            () =>
            {
                var entered = false;
                Monitor.TryEnter(gate, 10, ref entered);
                return entered;
            },
            () => Monitor.Exit(gate));
    }

    [Explored("True")]
    public static string A_try_without_a_limit_never_fails()
    {
        var gate = new object();
        return Run.OneTries(() => Hold(gate), () => Monitor.TryEnter(gate, Timeout.InfiniteTimeSpan), () => Monitor.Exit(gate));
    }

    [Explored("SynchronizationLockException")]
    public static string Leaving_another_threads_lock_is_refused()
    {
        var gate = new object();
        string? error = null;
        lock (gate)
            Run.Start(() => error = Run.Catch(() => Monitor.Exit(gate))).Join();
        return error!;
    }

    [Explored(Verdict = Verdict.Deadlock)]
    public static void Two_locks_in_opposite_orders_deadlock() => Run.InOppositeOrders<object>((outer, inner) =>
    {
        lock (outer)
        {
            lock (inner)
                Thread.Yield();
        }
    });

    [Explored(Verdict = Verdict.LockNeverReleased)]
    public static void A_thread_that_ends_inside_its_lock_is_reported()
    {
        var gate = new object();
        Run.Start(() => Monitor.Enter(gate)).Join();
    }

    [Explored("free")]
    public static string A_static_lock_left_held_by_one_run_is_free_in_the_next()
    {
        if (!Monitor.TryEnter(s_gate))
            return "held";
        Run.Both(() => { }, () => { });
        Monitor.Exit(s_gate);
        return "free";
    }

    private static readonly object s_gate = new();

    private static void Hold(object gate)
    {
        lock (gate)
            Thread.Yield();
    }
}
