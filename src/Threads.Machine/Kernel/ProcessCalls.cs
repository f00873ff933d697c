namespace Threads.Machine;

/// <summary><c>fork</c>, <c>clone</c>, <c>exit</c>, <c>exit_group</c> and <c>wait4</c> (man 2 of each).</summary>
internal static class ProcessCalls
{
    private const int MaxProcesses = 256;
    private const int MaxThreads = 256;
    private const int NoHang = 1;

    /// <summary>A child with a copy of everything private (made page by page, at the first write), and all that is shared.</summary>
    public static SystemCallOutcome Fork(CallContext context, ulong stack)
    {
        var kernel = context.Kernel;
        if (kernel.Processes.Count >= MaxProcesses) return SystemCallOutcome.Failed(Errno.EAGAIN);
        var child = kernel.Processes.Count;
        var id = kernel.TakeId();
        kernel.AddProcess(context.Owner with { Index = child, Id = id, Parent = context.Process, Name = "" });
        Share(kernel, context.Core, context.Process, child);
        var thread = kernel.AddThread(new KernelThread(id, child));
        return new SystemCallOutcome(SystemCallKind.Started, id) { Thread = thread, Process = child, Stack = stack };
    }

    /// <summary>A thread in the caller's process; without CLONE_VM a process, as fork makes it.</summary>
    public static SystemCallOutcome Clone(CallContext context, SystemCallArguments arguments)
    {
        const ulong memory = 0x100, thread = 0x1_0000, parentId = 0x10_0000, clearChildId = 0x20_0000, childId = 0x100_0000;
        var (flags, stack) = (arguments.First, arguments.Second);
        if ((flags & memory) == 0) return Fork(context, stack);
        if ((flags & thread) == 0) return SystemCallOutcome.Unsupported("clone with CLONE_VM (0x100) wants CLONE_THREAD (0x10000) too: two processes with one address space are not modelled");
        if (context.Kernel.Threads.Count >= MaxThreads) return SystemCallOutcome.Failed(Errno.EAGAIN);
        var id = context.Kernel.TakeId();
        var clear = (flags & clearChildId) != 0 ? arguments.Fourth : 0;
        var made = context.Kernel.AddThread(new KernelThread(id, context.Process) { ClearAtExit = clear });
        if ((flags & parentId) != 0) context.Memory.TryWrite(arguments.Third, id);
        if ((flags & childId) != 0) context.Memory.TryWrite(arguments.Fourth, id);
        return new SystemCallOutcome(SystemCallKind.Started, id) { Thread = made, Process = context.Process, Stack = stack };
    }

    /// <summary>Ends the calling thread, and with the last one the process.</summary>
    public static SystemCallOutcome Exit(CallContext context, int status)
    {
        var caller = context.Caller;
        if (caller.ClearAtExit != 0 && context.Memory.TryWrite(caller.ClearAtExit, 0)) FutexCalls.Wake(context, caller.ClearAtExit, 1);
        if (context.Kernel.ThreadsOf(context.Process).Count == 1) return ExitGroup(context, status);
        context.Kernel.Set(context.Thread, caller with { Stage = LifeStage.Gone });
        return new SystemCallOutcome(SystemCallKind.Ended);
    }

    /// <summary>Ends the caller's process.</summary>
    public static SystemCallOutcome ExitGroup(CallContext context, int status)
    {
        End(context.Kernel, context.Core, context.Process, (status & 0xFF) << 8);
        return new SystemCallOutcome(SystemCallKind.Ended);
    }

    /// <summary>Waits for a child to end, and lets it go.</summary>
    public static SystemCallOutcome Wait(CallContext context, int which, ulong status, int options)
    {
        var kernel = context.Kernel;
        if ((options & ~NoHang) != 0) return SystemCallOutcome.Unsupported("wait4 has WNOHANG (1) and no other option here");
        if (which is 0 or < -1) return SystemCallOutcome.Unsupported("wait4 waits for one child, or for any (-1): there are no process groups here");
        var (found, any) = FindChild(kernel, context.Process, which);
        var waits = found is null && any && (options & NoHang) == 0;
        kernel.Set(context.Thread, context.Caller with { Waiting = waits ? WaitingFor.Child : WaitingFor.Nothing, Child = waits ? which : 0 });
        if (waits) return new SystemCallOutcome(SystemCallKind.Blocked);
        if (found is null) return any ? SystemCallOutcome.Of(0) : SystemCallOutcome.Failed(Errno.ECHILD);
        kernel.Set(found with { Stage = LifeStage.Gone });
        return status != 0 && !context.Memory.TryWrite(status, found.WaitStatus) ? SystemCallOutcome.Failed(Errno.EFAULT) : SystemCallOutcome.Of(found.Id);
    }

    /// <summary>A child that has ended, and whether there is any child to wait for.</summary>
    public static (Process? Found, bool Any) FindChild(Kernel kernel, int process, int which)
    {
        var children = kernel.Processes.Where(child => child.Parent == process && child.Stage != LifeStage.Gone && (which == -1 || child.Id == which)).ToList();
        return (children.FirstOrDefault(child => child.Stage == LifeStage.Zombie), children.Count > 0);
    }

    /// <summary>Ends a process: its memory is unmapped and detached, its children have no parent any more.</summary>
    public static void End(Kernel kernel, int core, int process, int waitStatus)
    {
        AddressSpaces.Unmap(kernel, core, process, 0, AddressSpace.End);
        foreach (var thread in kernel.ThreadsOf(process)) kernel.Set(thread, kernel.Threads[thread] with { Stage = LifeStage.Gone, Waiting = WaitingFor.Nothing });
        foreach (var child in kernel.Processes.Where(child => child.Parent == process))
            kernel.Set(child with { Parent = -1, Stage = child.Stage == LifeStage.Zombie ? LifeStage.Gone : child.Stage });
        var ended = kernel.Processes[process];
        kernel.Set(ended with { Stage = ended.Parent >= 0 ? LifeStage.Zombie : LifeStage.Gone, WaitStatus = waitStatus });
    }

    // From now on neither may write what both have: the next write of either makes a copy.
    private static void Share(Kernel kernel, int core, int parent, int child)
    {
        var space = kernel.Processes[parent].Space;
        foreach (var mapping in space.Mappings)
        {
            AddressSpaces.Open(kernel, parent, mapping);
            if (mapping.IsShared) continue;
            foreach (var (_, entry) in space.Pages.Between(mapping.Start / Kernel.PageSize, mapping.End / Kernel.PageSize)) kernel.Frames = kernel.Frames.Hold(entry.Frame);
            AddressSpaces.Refresh(kernel, core, parent, mapping);
        }

        var pages = kernel.Processes[parent].Space.Pages;
        foreach (var (page, entry) in pages.Entries) pages = pages.With(page, entry with { Flags = entry.Flags & ~(PageFlags.Accessed | PageFlags.Dirty) });
        kernel.SetSpace(child, kernel.Processes[parent].Space with { Pages = pages });
    }
}
