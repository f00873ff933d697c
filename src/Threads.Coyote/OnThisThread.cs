namespace Threads.Coyote;

/// <summary>Runs tasks at once on the thread that starts them, so that Coyote's engine stays on one thread instead of the pool's.</summary>
internal sealed class OnThisThread : TaskScheduler
{
    /// <summary>Runs an action; tasks that it starts run on this thread.</summary>
    public void Run(Action action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.None, this).GetAwaiter().GetResult();

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
