using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twin of Monitor as a condition to wait for.</summary>
internal static class MonitorWaitPrograms
{
    [Explored("42")]
    public static int A_consumer_that_checks_in_a_loop_gets_the_value()
    {
        var gate = new object();
        var isThere = false;
        var value = 0;
        var got = 0;
        BothInside(
            gate,
            () =>
            {
                while (!isThere)
                    Monitor.Wait(gate);
                got = value;
            },
            () =>
            {
                value = 42;
                isThere = true;
                Monitor.Pulse(gate);
            });
        return got;
    }

    [Explored(Verdict = Verdict.LostWakeup)]
    public static void A_pulse_that_comes_first_is_lost()
    {
        var gate = new object();
        BothInside(gate, () => Monitor.Wait(gate), () => Monitor.Pulse(gate));
    }

    [Explored("False", "True")]
    public static string A_wait_with_a_time_limit_ends_either_way()
    {
        var gate = new object();
        var pulsed = false;
        BothInside(gate, () => pulsed = Monitor.Wait(gate, 10), () => Monitor.Pulse(gate));
        return pulsed.ToString();
    }

    [Explored("1")]
    public static int A_wait_gives_up_all_levels_and_takes_them_again()
    {
        var gate = new object();
        var step = 0;
        BothInside(
            gate,
            () =>
            {
                lock (gate)
                {
                    while (step == 0)
                        Monitor.Wait(gate);
                }

                if (!Monitor.IsEntered(gate))
                    step = 99;
            },
            () =>
            {
                step = 1;
                Monitor.PulseAll(gate);
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

    private static void BothInside(object gate, Action first, Action second)
    {
        Run.Both(Inside(first), Inside(second));

        Action Inside(Action body) => () =>
        {
            lock (gate)
                body();
        };
    }
}
