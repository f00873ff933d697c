using Threads.Exploration;

namespace Threads.Tests.Managed.Twins;

/// <summary>Programs for the twin of System.Threading.Lock.</summary>
internal static class LockPrograms
{
    [Explored("2")]
    public static int Two_increments_under_one_lock_are_both_kept()
    {
        var gate = new Lock();
        return Run.BothIncrement(increment =>
        {
            lock (gate)
                increment();
        });
    }

    [Explored("2")]
    public static int A_scope_leaves_the_lock_once_however_often_it_is_disposed()
    {
        var gate = new Lock();
        return Run.BothIncrement(increment =>
        {
            var scope = gate.EnterScope();
            increment();
            scope.Dispose();
            scope.Dispose();
        });
    }

    [Explored("False", "True")]
    public static string A_try_with_a_time_limit_ends_either_way()
    {
        var gate = new Lock();
        return Run.OneTries(
            () =>
            {
                lock (gate)
                    Thread.Yield();
            },
            () => gate.TryEnter(TimeSpan.FromSeconds(1)),
            gate.Exit);
    }

    [Explored("SynchronizationLockException True False")]
    public static string Only_its_holder_holds_it()
    {
        var gate = new Lock();
        var others = true;
        string? error = null;
        gate.Enter();
        gate.Enter();
        gate.Exit();
        var mine = gate.IsHeldByCurrentThread;
        Run.Start(() =>
        {
            others = gate.IsHeldByCurrentThread;
            error = Run.Catch(gate.Exit);
        }).Join();
        gate.Exit();
        return $"{error} {mine} {others}";
    }

    [Explored(Verdict = Verdict.Deadlock)]
    public static void Two_locks_in_opposite_orders_deadlock() => Run.InOppositeOrders<Lock>((outer, inner) =>
    {
        using (outer.EnterScope())
        using (inner.EnterScope())
            Thread.Yield();
    });
}
