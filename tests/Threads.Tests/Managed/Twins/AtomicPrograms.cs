namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twins of Interlocked, Volatile, SpinWait and ThreadLocal.</summary>
internal static class AtomicPrograms
{
    private enum Light
    {
        Red,
        Green,
    }

    [Explored("2")]
    public static int Atomic_increments_are_both_kept()
    {
        var value = 0;
        Run.Both(() => Interlocked.Increment(ref value), () => Interlocked.Increment(ref value));
        return value;
    }

    [Explored("1", "2")]
    public static int Atomic_reads_and_writes_do_not_make_an_increment_atomic()
    {
        var value = 0;
        Run.Both(Increment, Increment);
        return value;

        void Increment() => Interlocked.Exchange(ref value, Volatile.Read(ref value) + 1);
    }

    [Explored("A", "B")]
    public static string One_of_two_compare_exchanges_wins()
    {
        string? winner = null;
        Run.Both(() => Interlocked.CompareExchange(ref winner, "A", null), () => Interlocked.CompareExchange(ref winner, "B", null));
        return winner!;
    }

    [Explored("2")]
    public static int A_compare_exchange_loop_loses_nothing()
    {
        var value = 0;
        Run.Both(Increment, Increment);
        return value;

        void Increment()
        {
            int seen;
            do
                seen = Volatile.Read(ref value);
            while (Interlocked.CompareExchange(ref value, seen + 1, seen) != seen);
        }
    }

    [Explored("1 Green True")]
    public static string Flags_and_enums_are_exchanged_too()
    {
        var isOpen = true;
        var light = Light.Red;
        var entered = 0;
        Run.Both(Pass, Pass);
        return $"{entered} {light} {Interlocked.CompareExchange(ref isOpen, true, false) == false}";

        void Pass()
        {
            if (Interlocked.Exchange(ref isOpen, false))
                entered++;
            Interlocked.CompareExchange(ref light, Light.Green, Light.Red);
        }
    }

    [Explored("42")]
    public static int A_volatile_flag_publishes_what_was_written_before()
    {
        var data = 0;
        var isReady = false;
        var seen = 0;
        Run.Both(
            () =>
            {
                data = 42;
                Volatile.Write(ref isReady, true);
            },
            () =>
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref isReady));
                seen = data;
            });
        return seen;
    }

    [Explored("42")]
    public static int Spinning_once_at_a_time_does_the_same()
    {
        var data = 0;
        var isReady = false;
        var seen = 0;
        Run.Both(
            () =>
            {
                data = 42;
                Volatile.Write(ref isReady, true);
            },
            () =>
            {
                var spin = new SpinWait();
                while (!Volatile.Read(ref isReady))
                    spin.SpinOnce();
                seen = data;
            });
        return seen;
    }

    [Explored("False", "True")]
    public static string Spinning_with_a_time_limit_ends_either_way()
    {
        var isReady = false;
        var seen = false;
        Run.Both(() => Volatile.Write(ref isReady, true), () => seen = SpinWait.SpinUntil(() => Volatile.Read(ref isReady), 5));
        return seen.ToString();
    }

    [Explored("2 3 [2, 3]")]
    public static string Each_thread_has_its_own_thread_local_value()
    {
        using var local = new ThreadLocal<int>(() => Environment.CurrentManagedThreadId, trackAllValues: true);
        var a = 0;
        var b = 0;
        Run.Both(() => a = local.Value, () => b = local.Value);
        return $"{a} {b} [{string.Join(", ", local.Values.Order())}]";
    }
}
