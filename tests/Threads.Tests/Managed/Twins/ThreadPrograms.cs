using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twin of Thread.</summary>
internal static class ThreadPrograms
{
    [Explored("argument worker True 2 False")]
    public static string A_thread_knows_its_argument_name_and_number()
    {
        var seen = "";
        var thread = new Thread(argument =>
        {
            var self = Thread.CurrentThread;
            seen = $"{argument} {self.Name} {self.IsAlive} {self.ManagedThreadId}";
        })
        { Name = "worker" };
        thread.Start("argument");
        thread.Join();
        return $"{seen} {thread.IsAlive}";
    }

    [Explored("1 True True")]
    public static string The_initial_thread_is_a_thread_too()
    {
        var self = Thread.CurrentThread;
        return $"{self.ManagedThreadId} {ReferenceEquals(self, Thread.CurrentThread)} {self.Name is null}";
    }

    [Explored("False", "True")]
    public static string A_join_with_a_time_limit_ends_either_way()
    {
        var gate = new object();
        var thread = Run.Start(() =>
        {
            lock (gate)
                Thread.Yield();
        });
        var joined = thread.Join(5);
        thread.Join();
        return joined.ToString();
    }

    [Explored("False", "True")]
    public static string A_join_that_does_not_wait_fails_while_the_thread_lives()
    {
        var thread = Run.Start(() => Thread.Yield());
        var joined = thread.Join(0);
        thread.Join();
        return joined.ToString();
    }

    [Explored("False", "True")]
    public static string IsAlive_is_looked_at_before_or_after_the_end()
    {
        var thread = Run.Start(() => Thread.Yield());
        var alive = thread.IsAlive;
        thread.Join();
        return alive.ToString();
    }

    [Explored("ThreadStateException ThreadStateException InvalidOperationException")]
    public static string Misuse_is_refused()
    {
        var twice = Run.Start(() => { });
        twice.Join();
        var wrongDelegate = new Thread(() => { });
        var unstarted = new Thread(() => { });
        return $"{Run.Catch(twice.Start)} {Run.Catch(() => unstarted.Join())} {Run.Catch(() => wrongDelegate.Start(1))}";
    }

    [Explored("interrupted", "slept")]
    public static string A_sleep_is_interrupted_or_over_before()
    {
        var seen = "";
        var sleeper = Run.Start(() =>
        {
            try
            {
                Thread.Sleep(1000);
                seen = "slept";
            }
            catch (ThreadInterruptedException)
            {
                seen = "interrupted";
            }
        });
        sleeper.Interrupt();
        sleeper.Join();
        return seen;
    }

    [Explored("interrupted")]
    public static string A_sleep_without_end_is_interrupted()
    {
        var seen = "";
        var sleeper = Run.Start(() =>
        {
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                seen = "interrupted";
            }
        });
        sleeper.Interrupt();
        sleeper.Join();
        return seen;
    }

    [Explored("interrupted", "joined")]
    public static string A_join_is_interrupted_unless_the_thread_has_ended()
    {
        var seen = "";
        var worker = Run.Start(() => Thread.Yield());
        var joiner = Run.Start(() =>
        {
            try
            {
                worker.Join();
                seen = "joined";
            }
            catch (ThreadInterruptedException)
            {
                seen = "interrupted";
            }
        });
        joiner.Interrupt();
        joiner.Join();
        worker.Join();
        return seen;
    }

    [Explored(Verdict = Verdict.ThreadLeftBehind)]
    public static void A_foreground_thread_that_nobody_joins_is_reported() => Run.Start(() => Thread.Yield());

    [Explored("done")]
    public static string A_background_thread_may_be_left()
    {
        var thread = new Thread(() => Thread.Yield()) { IsBackground = true };
        thread.Start();
        return "done";
    }

    [Explored(Verdict = Verdict.UnhandledException)]
    public static void An_exception_that_nobody_catches_is_the_verdict() => Run.Start(() => throw new InvalidOperationException("no")).Join();

    [Explored(Verdict = Verdict.Unsupported)]
    public static string The_state_of_another_living_thread_is_not_modelled()
    {
        var thread = Run.Start(() => Thread.Yield());
        var state = thread.ThreadState;
        thread.Join();
        return state.ToString();
    }
}
