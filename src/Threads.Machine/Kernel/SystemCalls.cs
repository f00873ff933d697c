namespace Threads.Machine;

/// <summary>Leads a system call to the part of the kernel that does it.</summary>
internal static class SystemCalls
{
    public static SystemCallOutcome Call(CallContext context, SystemCall call, SystemCallArguments arguments) => call switch
    {
        SystemCall.Shmget => Result(SegmentCalls.Get(context, (int)arguments.First, arguments.Second, (int)arguments.Third)),
        SystemCall.Shmat => Result(SegmentAttaching.Attach(context, (int)arguments.First, arguments.Second, (int)arguments.Third)),
        SystemCall.Shmdt => Result(SegmentAttaching.Detach(context, arguments.First)),
        SystemCall.Shmctl => Result(SegmentControl.Control(context, (int)arguments.First, (int)arguments.Second, arguments.Third)),
        SystemCall.Mmap => MappingCalls.Map(context, arguments),
        SystemCall.Munmap => Result(MappingCalls.Unmap(context, arguments.First, arguments.Second)),
        SystemCall.Mprotect => Result(MappingCalls.Protect(context, arguments.First, arguments.Second, arguments.Third)),
        SystemCall.Fork => ProcessCalls.Fork(context, stack: 0),
        SystemCall.Clone => ProcessCalls.Clone(context, arguments),
        SystemCall.Exit => ProcessCalls.Exit(context, (int)arguments.First),
        SystemCall.ExitGroup => ProcessCalls.ExitGroup(context, (int)arguments.First),
        SystemCall.Wait4 => ProcessCalls.Wait(context, (int)arguments.First, arguments.Second, (int)arguments.Third),
        SystemCall.Futex => FutexCalls.Futex(context, arguments),
        SystemCall.Getpid => Result(context.Owner.Id),
        SystemCall.Gettid => Result(context.Caller.Id),
        SystemCall.SchedYield => Result(0),
        _ => SystemCallOutcome.Unsupported($"this kernel has no system call {(int)call}; it has {string.Join(", ", Enum.GetValues<SystemCall>().Select(known => $"{Name(known)} ({(int)known})"))}"),
    };

    private static SystemCallOutcome Result(long value) => SystemCallOutcome.Of(value);

    private static string Name(SystemCall call) => call switch
    {
        SystemCall.SchedYield => "sched_yield",
        SystemCall.ExitGroup => "exit_group",
#pragma warning disable CA1308 // The calls' own names are in lower case.
        _ => call.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };
}
