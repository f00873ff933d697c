using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>Waiting for tasks: one, all, any.</summary>
public partial class Task
{
    public void Wait() => Wait(Timeout.Infinite, CancellationToken.None);

    public void Wait(CancellationToken cancellationToken) => Wait(Timeout.Infinite, cancellationToken);

    public bool Wait(TimeSpan timeout) => Wait(TimeLimit.Of(timeout), CancellationToken.None);

    public bool Wait(TimeSpan timeout, CancellationToken cancellationToken) => Wait(TimeLimit.Of(timeout), cancellationToken);

    public bool Wait(int millisecondsTimeout) => Wait(millisecondsTimeout, CancellationToken.None);

    public bool Wait(int millisecondsTimeout, CancellationToken cancellationToken)
    {
        TimeLimit.Of(millisecondsTimeout);
        if (cancellationToken.IsCancellationRequested && !IsCompleted)
            throw new OperationCanceledException(cancellationToken);
        if (!AwaitEnd(millisecondsTimeout))
            return false;
        ThrowIfFailed([this]);
        return true;
    }

    public static void WaitAll(params Task[] tasks) => WaitAll(tasks, Timeout.Infinite, CancellationToken.None);

    public static void WaitAll(params ReadOnlySpan<Task> tasks) => AwaitAll(tasks.ToArray(), Timeout.Infinite, CancellationToken.None);

    public static bool WaitAll(Task[] tasks, TimeSpan timeout) => WaitAll(tasks, TimeLimit.Of(timeout), CancellationToken.None);

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout) => WaitAll(tasks, millisecondsTimeout, CancellationToken.None);

    public static void WaitAll(Task[] tasks, CancellationToken cancellationToken) => WaitAll(tasks, Timeout.Infinite, cancellationToken);

    public static void WaitAll(IEnumerable<Task> tasks, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        AwaitAll([.. tasks], Timeout.Infinite, cancellationToken);
    }

    public static bool WaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        return AwaitAll(tasks, TimeLimit.Of(millisecondsTimeout), cancellationToken);
    }

    public static int WaitAny(params Task[] tasks) => WaitAny(tasks, Timeout.Infinite, CancellationToken.None);

    public static int WaitAny(Task[] tasks, TimeSpan timeout) => WaitAny(tasks, TimeLimit.Of(timeout), CancellationToken.None);

    public static int WaitAny(Task[] tasks, CancellationToken cancellationToken) => WaitAny(tasks, Timeout.Infinite, cancellationToken);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout) => WaitAny(tasks, millisecondsTimeout, CancellationToken.None);

    public static int WaitAny(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        TimeLimit.Of(millisecondsTimeout);
        RequireNoNull(tasks);
        cancellationToken.ThrowIfCancellationRequested();
        var race = new FirstOf(tasks);
        for (var i = 0; i < tasks.Length; i++)
        {
            // Looking and enrolling are one step, so that no completion falls in between.
            if (tasks[i].IsCompleted)
                return i;
            (tasks[i]._races ??= []).Add(race);
        }

        return tasks.Length == 0 || !race.Await(millisecondsTimeout) ? -1 : race.Winner;
    }

    /// <summary>Waits until it is complete, however it ended.</summary>
    private protected bool AwaitEnd(int millisecondsTimeout) => _isBornDone
        || Operation.WaitUntil(this, StepKind.Wait, _isDone, millisecondsTimeout, Access.Read, Synchronization.Acquire);

    /// <summary>Throws what went wrong in complete tasks, in one exception.</summary>
    private protected static void ThrowIfFailed(ReadOnlySpan<Task> tasks)
    {
        List<Exception>? all = null;
        foreach (var task in tasks)
        {
            if (task._status == TaskStatus.Faulted)
                (all ??= []).AddRange(task._exceptions);
            else if (task._status == TaskStatus.Canceled)
                (all ??= []).Add(new TaskCanceledException());
        }

        if (all is not null)
            throw new AggregateException(all);
    }

    private static bool AwaitAll(Task[] tasks, int millisecondsTimeout, CancellationToken cancellationToken)
    {
        RequireNoNull(tasks);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var task in tasks)
        {
            if (!task.AwaitEnd(millisecondsTimeout))
                return false;
        }

        ThrowIfFailed(tasks);
        return true;
    }

    private static void RequireNoNull(Task?[] tasks)
    {
        if (tasks.Contains(null))
            throw new ArgumentException("The tasks array included at least one null element.", nameof(tasks));
    }

    /// <summary>Which of several tasks was complete first: one object, so that one wait serves them all.</summary>
    private sealed class FirstOf(Task[] tasks)
    {
        private readonly Task[] _tasks = [.. tasks];

        /// <summary>The first one's position; -1 before.</summary>
        public int Winner { get; private set; } = -1;

        public bool Await(int millisecondsTimeout) =>
            Operation.WaitUntil(this, StepKind.Wait, () => Winner >= 0, millisecondsTimeout, Access.Read, Synchronization.Acquire);

        public void Finish(Task task)
        {
            Operation.Step(this, StepKind.Signal);
            if (Winner < 0)
                Winner = Array.IndexOf(_tasks, task);
        }
    }
}
