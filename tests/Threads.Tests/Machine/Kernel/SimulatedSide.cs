using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

/// <summary>The simulated kernel, set up as the puppets are: the same addresses, a page of buffers at the same place, a superuser who looks on.</summary>
internal sealed class SimulatedSide : IKernelSide
{
    private readonly Func<Threads.Machine.Kernel> _boot;
    private readonly Dictionary<int, int> _processes = [];
    private readonly Dictionary<int, int> _slots = [];
    private Threads.Machine.Kernel _kernel;
    private PhysicalMemory _memory = new();

    public SimulatedSide(KernelOptions? options = null)
    {
        _boot = () => Threads.Machine.Kernel.Boot((options ?? new KernelOptions()) with { Credentials = Credentials.Root });
        _kernel = _boot();
    }

    public Threads.Machine.Kernel Kernel => _kernel;

    public long Call(int slot, long number, params ReadOnlySpan<long> arguments)
    {
        Span<ulong> six = stackalloc ulong[6];
        for (var at = 0; at < arguments.Length; at++) six[at] = (ulong)arguments[at];
        var outcome = Call(slot, (SystemCall)number, new SystemCallArguments(six[0], six[1], six[2], six[3], six[4], six[5]));
        return outcome.Kind == SystemCallKind.Unsupported ? throw new InvalidOperationException(outcome.Message) : outcome.Value;
    }

    public long Fork(int slot, int child)
    {
        var outcome = Call(slot, SystemCall.Fork, default);
        if (outcome.Kind != SystemCallKind.Started) return outcome.Value;
        _processes[child] = outcome.Process;
        _slots[(int)outcome.Value] = child;
        return outcome.Value;
    }

    public int Exit(int slot, int parent, int status)
    {
        Call(slot, SystemCall.ExitGroup, new SystemCallArguments((ulong)status));
        return Reap(slot, parent);
    }

    public int StoreAndDie(int slot, int parent, ulong address)
    {
        Assert.NotEqual(0, Touch(slot, address, MemoryUse.Write, out _, out var signal));
        _kernel.Kill(-1, _processes[slot], signal);
        return Reap(slot, parent);
    }

    public void ExecAndEnd(int slot, int parent)
    {
        _kernel.Exec(-1, _processes[slot]);
        Assert.Empty(_kernel.Processes[_processes[slot]].Space.Mappings);
        Exit(slot, parent, 0);
    }

    public long Load(int slot, ulong address, out ulong value)
    {
        value = 0;
        var result = Touch(slot, address, MemoryUse.Read, out var physical, out _);
        if (result == 0) value = _memory.Read(physical);
        return result;
    }

    public long Store(int slot, ulong address, ulong value)
    {
        var result = Touch(slot, address, MemoryUse.Write, out var physical, out _);
        if (result == 0) _memory.Write(physical, value);
        return result;
    }

    public void Become(int slot, uint user, uint group) => _kernel.SetCredentials(_processes[slot], new Credentials(user, group));

    public long PutBuffer(int slot, ReadOnlySpan<byte> bytes)
    {
        var address = Puppets.AddressOf(slot + 1, PuppetCode.Scratch);
        new UserMemory(_kernel, -1, _processes[slot], _memory).TryWrite(address, bytes);
        return (long)address;
    }

    public byte[] GetBuffer(int slot, int length)
    {
        var bytes = new byte[length];
        new UserMemory(_kernel, -1, _processes[slot], _memory).TryRead(Puppets.AddressOf(slot + 1, PuppetCode.Scratch), bytes);
        return bytes;
    }

    public byte[]? StatusOf(int id) => _kernel.Segments.Find(id) is { } segment ? SegmentStatus.Of(segment) : null;

    public int SlotOf(int pid) => _slots.GetValueOrDefault(pid, -1);

    public void Restart()
    {
        _kernel = _boot();
        _memory = new PhysicalMemory();
        _processes.Clear();
        _slots.Clear();
        _processes[0] = _kernel.Start();
        _slots[_kernel.Processes[0].Id] = 0;
        Call(0, SystemCall.Mmap, new SystemCallArguments(Puppets.Blocks, 4096, 3, 0x31, ulong.MaxValue));
    }

    private SystemCallOutcome Call(int slot, SystemCall call, SystemCallArguments arguments) => _kernel.Call(-1, ThreadOf(slot), call, arguments, _memory);

    private int ThreadOf(int slot) => _kernel.Threads.Select((thread, index) => (thread, index)).Single(pair => pair.thread.Process == _processes[slot]).index;

    private long Touch(int slot, ulong address, MemoryUse use, out ulong physical, out Signal signal)
    {
        signal = Signal.None;
        var process = _processes[slot];
        while (!_kernel.TryTranslate(-1, process, address, use, out physical))
        {
            var outcome = _kernel.HandleFault(-1, process, address, use, _memory);
            signal = outcome.Signal;
            if (!outcome.IsResolved) return -(long)Errno.EFAULT;
        }

        return 0;
    }

    private int Reap(int slot, int parent)
    {
        var ended = _kernel.Processes[_processes[slot]];
        if (parent < 0) return ended.WaitStatus;
        var status = PutBuffer(parent, new byte[4]);
        Assert.Equal(ended.Id, Call(parent, 61, ended.Id, status, 0));
        return BitConverter.ToInt32(GetBuffer(parent, 4));
    }
}
