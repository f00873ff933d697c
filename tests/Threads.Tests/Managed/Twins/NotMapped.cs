namespace Threads.Tests.Managed.Twins;

/// <summary>
/// The honest table: every public member of an original that its twin lacks, with the reason. A program that reaches one
/// gets the verdict unsupported.
/// </summary>
internal static class NotMapped
{
    public static readonly IReadOnlyDictionary<string, string[]> Members = new Dictionary<string, string[]>
    {
        ["waits on kernel objects, which have no twin yet"] =
        [
            "CountdownEvent.get_WaitHandle",
            "ManualResetEventSlim.get_WaitHandle",
            "SemaphoreSlim.get_AvailableWaitHandle",
        ],
        ["depends on how long things take"] =
        [
            "Monitor.get_LockContentionCount",
            "SpinWait.get_Count",
        ],
        ["await, continuations and asynchronous waits come later"] =
        [
            "Parallel.ForAsync",
            "Parallel.ForEachAsync",
            "SemaphoreSlim.WaitAsync",
            "Task.ConfigureAwait",
            "Task.ContinueWith",
            "Task.Delay",
            "Task.GetAwaiter",
            "Task.WaitAsync",
            "Task.WhenAll",
            "Task.WhenAny",
            "Task.WhenEach",
            "Task.Yield",
            "Task<TResult>.ConfigureAwait",
            "Task<TResult>.ContinueWith",
            "Task<TResult>.GetAwaiter",
            "Task<TResult>.WaitAsync",
            "TaskFactory.ContinueWhenAll",
            "TaskFactory.ContinueWhenAny",
            "TaskFactory.FromAsync",
            "TaskFactory.get_ContinuationOptions",
        ],
        ["there is one scheduler here, and it is the explorer; factories have no options of their own"] =
        [
            "ParallelOptions.get_TaskScheduler",
            "ParallelOptions.set_TaskScheduler",
            "Task TaskFactory.StartNew(Action, CancellationToken, TaskCreationOptions, TaskScheduler)",
            "Task TaskFactory.StartNew(Action<Object>, Object, CancellationToken, TaskCreationOptions, TaskScheduler)",
            "Task<TResult> TaskFactory.StartNew<TResult>(Func<Object,TResult>, Object, CancellationToken, TaskCreationOptions, TaskScheduler)",
            "Task<TResult> TaskFactory.StartNew<TResult>(Func<TResult>, CancellationToken, TaskCreationOptions, TaskScheduler)",
            "Task<TResult>.get_Factory",
            "TaskFactory..ctor(CancellationToken, TaskCreationOptions, TaskContinuationOptions, TaskScheduler)",
            "TaskFactory..ctor(TaskCreationOptions, TaskContinuationOptions)",
            "TaskFactory..ctor(TaskScheduler)",
            "TaskFactory.get_CreationOptions",
            "TaskFactory.get_Scheduler",
            "Void Task.RunSynchronously(TaskScheduler)",
            "Void Task.Start(TaskScheduler)",
        ],
        ["partitioners say how to deal; here every dealing is explored"] =
        [
            "static ParallelLoopResult Parallel.ForEach<TSource,TLocal>(OrderablePartitioner<TSource>, Func<TLocal>, Func<TSource,ParallelLoopState,Int64,TLocal,TLocal>, Action<TLocal>)",
            "static ParallelLoopResult Parallel.ForEach<TSource,TLocal>(OrderablePartitioner<TSource>, ParallelOptions, Func<TLocal>, Func<TSource,ParallelLoopState,Int64,TLocal,TLocal>, Action<TLocal>)",
            "static ParallelLoopResult Parallel.ForEach<TSource,TLocal>(Partitioner<TSource>, Func<TLocal>, Func<TSource,ParallelLoopState,TLocal,TLocal>, Action<TLocal>)",
            "static ParallelLoopResult Parallel.ForEach<TSource,TLocal>(Partitioner<TSource>, ParallelOptions, Func<TLocal>, Func<TSource,ParallelLoopState,TLocal,TLocal>, Action<TLocal>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(OrderablePartitioner<TSource>, Action<TSource,ParallelLoopState,Int64>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(OrderablePartitioner<TSource>, ParallelOptions, Action<TSource,ParallelLoopState,Int64>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(Partitioner<TSource>, Action<TSource,ParallelLoopState>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(Partitioner<TSource>, Action<TSource>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(Partitioner<TSource>, ParallelOptions, Action<TSource,ParallelLoopState>)",
            "static ParallelLoopResult Parallel.ForEach<TSource>(Partitioner<TSource>, ParallelOptions, Action<TSource>)",
        ],
        ["the ambient state of a thread says nothing about others"] =
        [
            "Thread.get_CurrentCulture",
            "Thread.get_CurrentPrincipal",
            "Thread.get_CurrentUICulture",
            "Thread.get_ExecutionContext",
            "Thread.set_CurrentCulture",
            "Thread.set_CurrentPrincipal",
            "Thread.set_CurrentUICulture",
        ],
        ["data slots are the older form of ThreadLocal"] =
        [
            "Thread.AllocateDataSlot",
            "Thread.AllocateNamedDataSlot",
            "Thread.FreeNamedDataSlot",
            "Thread.GetData",
            "Thread.GetNamedDataSlot",
            "Thread.SetData",
        ],
        ["obsolete, of one platform, or without effect in .NET 10"] =
        [
            "Thread.Abort",
            "Thread.BeginCriticalRegion",
            "Thread.BeginThreadAffinity",
            "Thread.DisableComObjectEagerCleanup",
            "Thread.EndCriticalRegion",
            "Thread.EndThreadAffinity",
            "Thread.GetApartmentState",
            "Thread.GetCompressedStack",
            "Thread.GetDomain",
            "Thread.GetDomainID",
            "Thread.ResetAbort",
            "Thread.Resume",
            "Thread.SetApartmentState",
            "Thread.SetCompressedStack",
            "Thread.Suspend",
            "Thread.TrySetApartmentState",
            "Thread.get_ApartmentState",
            "Thread.set_ApartmentState",
        ],
    };
}
