using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twin of Monitor.</summary>
internal static class MonitorPrograms
{
    [Explored("2")]
    public static int Two_increments_under_one_lock_are_both_kept()
    {
        var gate = new object();
        var value = 0;
        Run.Both(Increment, Increment);
        return value;

        void Increment()
        {
            lock (gate)
                value++;
        }
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
        var entered = false;
        Run.Both(
            () =>
            {
                lock (gate)
                    Thread.Yield();
            },
            () =>
            {
                entered = Monitor.TryEnter(gate);
                if (entered)
                    Monitor.Exit(gate);
            });
        return entered.ToString();
    }

    [Explored("False", "True")]
    public static string A_try_with_a_time_limit_may_run_out_of_time()
    {
        var gate = new object();
        var entered = false;
        Run.Both(
            () =>
            {
                lock (gate)
                    Thread.Yield();
            },
            () =>
            {
                Monitor.TryEnter(gate, 10, ref entered);
                if (entered)
                    Monitor.Exit(gate);
            });
        return entered.ToString();
    }

    [Explored("True")]
    public static string A_try_without_a_limit_never_fails()
    {
        var gate = new object();
        var entered = false;
        Run.Both(
            () =>
            {
                lock (gate)
                    Thread.Yield();
            },
            () =>
            {
                entered = Monitor.TryEnter(gate, Timeout.InfiniteTimeSpan);
                Monitor.Exit(gate);
            });
        return entered.ToString();
    }

    [Explored("42")]
    public static int A_consumer_that_checks_in_a_loop_gets_the_value()
    {
        var gate = new object();
        var isThere = false;
        var value = 0;
        var got = 0;
        Run.Both(
            () =>
            {
                lock (gate)
                {
                    while (!isThere)
                        Monitor.Wait(gate);
                    got = value;
                }
            },
            () =>
            {
                lock (gate)
                {
                    value = 42;
                    isThere = true;
                    Monitor.Pulse(gate);
                }
            });
        return got;
    }

    [Explored(Verdict = Verdict.LostWakeup)]
    public static void A_pulse_that_comes_first_is_lost()
    {
        var gate = new object();
        Run.Both(
            () =>
            {
                lock (gate)
                    Monitor.Wait(gate);
            },
            () =>
            {
                lock (gate)
                    Monitor.Pulse(gate);
            });
    }

    [Explored("False", "True")]
    public static string A_wait_with_a_time_limit_ends_either_way()
    {
        var gate = new object();
        var pulsed = false;
        Run.Both(
            () =>
            {
                lock (gate)
                    pulsed = Monitor.Wait(gate, 10);
            },
            () =>
            {
                lock (gate)
                    Monitor.Pulse(gate);
            });
        return pulsed.ToString();
    }

    [Explored("1")]
    public static int A_wait_gives_up_all_levels_and_takes_them_again()
    {
        var gate = new object();
        var step = 0;
        Run.Both(
            () =>
            {
                lock (gate)
                {
                    lock (gate)
                    {
                        while (step == 0)
                            Monitor.Wait(gate);
                    }

                    if (!Monitor.IsEntered(gate))
                        step = 99;
                }
            },
            () =>
            {
                lock (gate)
                {
                    step = 1;
                    Monitor.PulseAll(gate);
                }
            });
        return step;
    }

    [Explored("first second")]
    public static string The_thread_that_has_waited_longest_is_pulsed()
    {
        var gate = new object();
        var order = new List<string>();
        var waiting = 0;
        var pulses = 0;
        var first = Run.Start(() => Wait("first", 0));
        var second = Run.Start(() => Wait("second", 1));
        Pulse();
        first.Join();
        Pulse();
        second.Join();
        return string.Join(' ', order);

        void Wait(string name, int turn)
        {
            lock (gate)
            {
                while (waiting != turn)
                    Monitor.Wait(gate);
                waiting++;
                Monitor.PulseAll(gate);
                while (pulses <= turn)
                    Monitor.Wait(gate);
                order.Add(name);
            }
        }

        void Pulse()
        {
            lock (gate)
            {
                while (waiting < 2)
                    Monitor.Wait(gate);
                pulses++;
                Monitor.PulseAll(gate);
            }
        }
    }

    [Explored("interrupted holding")]
    public static string An_interrupt_ends_a_wait_and_the_lock_is_held_again()
    {
        var gate = new object();
        var seen = "";
        var waiter = Run.Start(() =>
        {
            lock (gate)
            {
                try
                {
                    Monitor.Wait(gate);
                }
                catch (ThreadInterruptedException)
                {
                    seen = Monitor.IsEntered(gate) ? "interrupted holding" : "interrupted";
                }
            }
        });
        waiter.Interrupt();
        waiter.Join();
        return seen;
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
    public static void Two_locks_in_opposite_orders_deadlock()
    {
        var a = new object();
        var b = new object();
        Run.Both(() => Nest(a, b), () => Nest(b, a));

        static void Nest(object outer, object inner)
        {
            lock (outer)
            {
                lock (inner)
                    Thread.Yield();
            }
        }
    }

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
}
