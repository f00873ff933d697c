using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twins of SemaphoreSlim, ManualResetEventSlim, CountdownEvent and Barrier.</summary>
internal static class EventPrograms
{
    [Explored("2")]
    public static int A_semaphore_of_two_lets_two_of_three_in()
    {
        using var seats = new SemaphoreSlim(2);
        var entered = 0;
        var third = Run.Start(Enter);
        Run.Both(Enter, Enter);
        third.Join();
        return entered;

        void Enter()
        {
            if (seats.Wait(0))
                Interlocked.Increment(ref entered);
        }
    }

    [Explored("2")]
    public static int A_semaphore_of_one_is_a_lock()
    {
        using var seat = new SemaphoreSlim(1);
        return Run.BothIncrement(increment =>
        {
            seat.Wait();
            increment();
            seat.Release();
        });
    }

    [Explored("False", "True")]
    public static string Waiting_for_a_semaphore_with_a_limit_ends_either_way()
    {
        using var seats = new SemaphoreSlim(0, 1);
        var entered = false;
        Run.Both(() => seats.Release(), () => entered = seats.Wait(5));
        return entered.ToString();
    }

    [Explored("SemaphoreFullException 1")]
    public static string A_full_semaphore_refuses_a_release()
    {
        using var seats = new SemaphoreSlim(0, 1);
        string? error = null;
        Run.Both(Release, Release);
        return $"{error} {seats.CurrentCount}";

        void Release()
        {
            if (Run.Catch(() => seats.Release()) is { } refused)
                error = refused;
        }
    }

    [Explored("42 42")]
    public static string An_event_lets_everybody_through_once_it_is_set()
    {
        using var isReady = new ManualResetEventSlim();
        var data = 0;
        var a = 0;
        var b = 0;
        var first = Run.Start(() => a = Read());
        var second = Run.Start(() => b = Read());
        data = 42;
        isReady.Set();
        first.Join();
        second.Join();
        return $"{a} {b}";

        int Read()
        {
            isReady.Wait();
            return data;
        }
    }

    [Explored(Verdict = Verdict.Deadlock)]
    public static void An_event_that_is_reset_too_early_lets_nobody_through()
    {
        using var isReady = new ManualResetEventSlim();
        Run.Both(
            () =>
            {
                isReady.Set();
                isReady.Reset();
            },
            isReady.Wait);
    }

    [Explored("2")]
    public static int A_countdown_waits_for_all_signals()
    {
        using var left = new CountdownEvent(2);
        var value = 0;
        var first = Run.Start(Work);
        var second = Run.Start(Work);
        left.Wait();
        var seen = Volatile.Read(ref value);
        first.Join();
        second.Join();
        return seen;

        void Work()
        {
            Interlocked.Increment(ref value);
            left.Signal();
        }
    }

    [Explored("InvalidOperationException True")]
    public static string A_countdown_does_not_go_below_zero()
    {
        using var left = new CountdownEvent(1);
        string? error = null;
        Run.Both(Signal, Signal);
        return $"{error} {left.IsSet}";

        void Signal()
        {
            if (Run.Catch(() => left.Signal()) is { } refused)
                error = refused;
        }
    }

    [Explored("2 2")]
    public static string Nobody_passes_a_barrier_before_all_have_arrived()
    {
        using var barrier = new Barrier(2);
        var arrived = 0;
        var a = 0;
        var b = 0;
        Run.Both(() => a = Meet(), () => b = Meet());
        return $"{a} {b}";

        int Meet()
        {
            Interlocked.Increment(ref arrived);
            barrier.SignalAndWait();
            return Volatile.Read(ref arrived);
        }
    }

    [Explored("0 1 | 2")]
    public static string The_post_phase_action_runs_once_a_phase_and_before_anybody_goes_on()
    {
        var log = "";
        using var barrier = new Barrier(2, phase => log += $"{phase.CurrentPhaseNumber} ");
        Run.Both(Meet, Meet);
        return $"{log}| {barrier.CurrentPhaseNumber}";

        void Meet()
        {
            barrier.SignalAndWait();
            barrier.SignalAndWait();
        }
    }

    [Explored("BarrierPostPhaseException BarrierPostPhaseException 1")]
    public static string What_the_post_phase_action_throws_reaches_every_participant()
    {
        using var barrier = new Barrier(2, _ => throw new InvalidOperationException());
        string? a = null;
        string? b = null;
        Run.Both(() => a = Run.Catch(barrier.SignalAndWait), () => b = Run.Catch(barrier.SignalAndWait));
        return $"{a} {b} {barrier.CurrentPhaseNumber}";
    }

    [Explored("False", "True")]
    public static string A_participant_whose_time_is_up_takes_its_arrival_back()
    {
        using var barrier = new Barrier(2);
        var met = false;
        Run.Both(() => met = barrier.SignalAndWait(5), () => Run.Catch(() => barrier.RemoveParticipant()));
        return met.ToString();
    }

    [Explored("ObjectDisposedException ObjectDisposedException ObjectDisposedException ObjectDisposedException")]
    public static string Nothing_works_after_disposal()
    {
        var seats = new SemaphoreSlim(1);
        var isReady = new ManualResetEventSlim(true);
        var left = new CountdownEvent(0);
        var barrier = new Barrier(1);
        seats.Dispose();
        isReady.Dispose();
        left.Dispose();
        barrier.Dispose();
        return $"{Run.Catch(seats.Wait)} {Run.Catch(isReady.Wait)} {Run.Catch(left.Wait)} {Run.Catch(barrier.SignalAndWait)}";
    }
}
