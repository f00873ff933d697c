namespace Threads.Machine;

/// <summary>Who makes a system call, and where.</summary>
internal readonly record struct CallContext(Kernel Kernel, int Core, int Thread, IFrames Frames)
{
    public KernelThread Caller => Kernel.Threads[Thread];

    public int Process => Caller.Process;

    public Process Owner => Kernel.Processes[Process];

    public AddressSpace Space => Owner.Space;

    /// <summary>The caller's memory, as the kernel reads and writes it.</summary>
    public UserMemory Memory => new(Kernel, Core, Process, Frames);
}
