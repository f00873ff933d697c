using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// Executes instructions. What touches only a thread's own registers goes along with the step before it; every step that
/// another core could notice is taken alone, when somebody chooses it.
/// </summary>
/// <remarks>Not thread-safe. A step: <see cref="Next"/>, then <see cref="Take"/>, or <see cref="Drain"/> for a waiting store.</remarks>
internal sealed class Processor
{
    // A loop that has gone round so often without touching memory will not touch any.
    private const int MostPrivateSteps = 10_000;

    private readonly Computer _computer;
    private readonly Instruction[] _code;
    private readonly MemoryAccess[] _accesses;
    private readonly Operands _operands;
    private readonly Translations _translations;
    private readonly KernelEntry _kernel;

    public Processor(Computer computer)
    {
        _computer = computer;
        _code = [.. computer.Program.Code];
        _accesses = [.. _code.Select(instruction => instruction.Access)];
        _operands = new Operands(computer);
        _translations = new Translations(computer);
        _kernel = new KernelEntry(computer, _operands);
    }

    /// <summary>Whether a fence is a step even while no store waits, as reduction wants it: the drains come before it.</summary>
    public bool ShowsFences { get; init; }

    /// <summary>Whether putting a store into the buffer goes along with the step before it, since nobody else can notice it.</summary>
    public bool HidesStores { get; init; }

    /// <summary>Whether every instruction is a step, also those that nobody else can notice.</summary>
    public bool StopsAtEachInstruction { get; init; }

    /// <summary>The instructions that went along with the latest step, for a reader; null where nobody wants to know.</summary>
    public List<int>? TakenAlong { get; set; }

    /// <summary>What went wrong with the latest step; null for nothing.</summary>
    public Trouble? Trouble => _kernel.Trouble;

    /// <summary>Brings every thread to its first step that can be noticed.</summary>
    public void Start()
    {
        _kernel.Forget();
        for (var thread = 0; thread < _computer.Program.Threads.Count; thread++) Advance(thread);
    }

    /// <summary>What a thread would do next.</summary>
    public Pending Next(int thread)
    {
        var control = _computer.ControlOf(thread);
        if (control.Status != ThreadStatus.Running) return default;
        var instruction = _code[control.Counter];
        var access = _accesses[control.Counter];
        var drained = _computer.Waiting(thread) == 0;
        if (access == MemoryAccess.None)
        {
            return instruction.Opcode switch
            {
                Opcode.Mfence => new Pending(MachineAction.Fence, drained),
                Opcode.Syscall => new Pending(MachineAction.SystemCall, _kernel.CanCall(thread, control.Process)),
                _ => new Pending(MachineAction.Spin, true),
            };
        }

        if (access == MemoryAccess.Atomic && ShowsFences && !control.HasRead && _computer.Layout.BufferCapacity > 0) return new Pending(MachineAction.Fence, drained);
        var use = UseOf(control);
        var own = _operands.AddressOf(thread, control.Process, instruction);
        // An address so high that its bytes could not be counted is no address of anything.
        if (own > ulong.MaxValue / (ulong)_computer.Program.AddressUnit) return new Pending(MachineAction.Fault, true, Address: ulong.MaxValue - CellTable.Size + 1);
        var address = own * (ulong)_computer.Program.AddressUnit;
        var offset = (int)(address % CellTable.Size);
        if (offset + instruction.Size > CellTable.Size || !_translations.TryTranslate(thread, control.Process, address, use, out var physical))
            return new Pending(MachineAction.Fault, true, Address: address);
        var cell = _computer.Cells.Of(physical);
        if (access == MemoryAccess.Atomic) return new Pending(MachineAction.Atomic, drained, cell, offset, address);
        if (use == MemoryUse.Write) return new Pending(MachineAction.Store, _computer.Waiting(thread) < _computer.Layout.BufferCapacity || _computer.Layout.BufferCapacity == 0, cell, offset, address);
        return new Pending(IsForwarded(thread, cell, offset, instruction.Size) ? MachineAction.Forward : MachineAction.Load, true, cell, offset, address);
    }

    /// <summary>Whether an atomic step would write: a comparison that fails does not.</summary>
    public bool WouldWrite(int thread, in Pending step)
    {
        var instruction = _code[_computer.CounterOf(thread)];
        var mask = Alu.MaskOf(instruction.Size);
        return instruction.Opcode != Opcode.Cmpxchg || ((_computer.Cell(step.Cell) >> step.Offset * 8 ^ _computer[thread, (int)Register.Rax]) & mask) == 0;
    }

    /// <summary>The address that a thread's next instruction names, in the program's own addresses.</summary>
    public long AddressOf(int thread)
    {
        var control = _computer.ControlOf(thread);
        return (long)_operands.AddressOf(thread, control.Process, _code[control.Counter]);
    }

    /// <summary>Takes a thread's next step, and what its own registers do after it.</summary>
    public void Take(int thread, in Pending step)
    {
        _kernel.Forget();
        var control = _computer.ControlOf(thread);
        switch (step.Action)
        {
            case MachineAction.Load or MachineAction.Forward:
                Load(thread, control, step);
                break;
            case MachineAction.Store:
                Store(thread, control, step);
                break;
            case MachineAction.Atomic:
                Modify(thread, control, step);
                break;
            case MachineAction.Fence:
                _computer.SetControl(thread, _accesses[control.Counter] == MemoryAccess.Atomic ? control with { HasRead = true } : control.Next());
                break;
            case MachineAction.SystemCall:
                if (_kernel.Call(thread, control) is >= 0 and var started) Advance(started);
                break;
            case MachineAction.Fault:
                _kernel.Fault(thread, control, step.Address, UseOf(control));
                return;
            case MachineAction.Spin when StopsAtEachInstruction:
                _operands.ExecutePrivately(thread, control, _code[control.Counter]);
                break;
            default:
                break;
        }

        Advance(thread);
    }

    /// <summary>Lets a waiting store reach memory.</summary>
    /// <param name="thread">Whose.</param>
    /// <param name="at">Which, counted from the oldest.</param>
    public void Drain(int thread, int at)
    {
        _kernel.Forget();
        Write(thread, _computer.Dequeue(thread, at));
        Advance(thread);
    }

    /// <summary>Whether a waiting store may reach memory now: the oldest, and under PSO the oldest of its cell.</summary>
    public bool MayDrain(int thread, int at)
    {
        if (at == 0) return true;
        if (_computer.Model != MemoryModel.Pso) return false;
        var cell = _computer.WaitingAt(thread, at).Cell;
        for (var older = 0; older < at; older++)
        {
            if (_computer.WaitingAt(thread, older).Cell == cell) return false;
        }

        return true;
    }

    // Executes until the next step that can be noticed.
    private void Advance(int thread)
    {
        for (var steps = 0; steps < MostPrivateSteps; steps++)
        {
            var control = _computer.ControlOf(thread);
            if (control.Status != ThreadStatus.Running) return;
            if (control.Counter >= _code.Length)
            {
                _kernel.Kill(thread, "it ran past the last instruction; end a program with halt, or with a jump back");
                return;
            }

            if (StopsAtEachInstruction) return;
            var access = _accesses[control.Counter];
            if (access != MemoryAccess.None)
            {
                if (!HidesStores || _computer.Layout.BufferCapacity == 0) return;
                if (!(access == MemoryAccess.Store || (access == MemoryAccess.LoadThenStore && control.HasRead))) return;
                var step = Next(thread);
                if (step is not { Action: MachineAction.Store, IsEnabled: true }) return;
                Store(thread, control, step);
                continue;
            }

            var instruction = _code[control.Counter];
            if (instruction.Opcode == Opcode.Syscall) return;
            if (instruction.Opcode == Opcode.Mfence && _computer.Layout.BufferCapacity > 0 && (ShowsFences || _computer.Waiting(thread) > 0)) return;
            TakenAlong?.Add(control.Counter);
            _operands.ExecutePrivately(thread, control, instruction);
        }
    }

    private void Load(int thread, Control control, in Pending step)
    {
        var instruction = _code[control.Counter];
        _computer.Caches?.Read(thread, _computer.Cells.AddressOf(step.Cell));
        var value = _computer.SeenBy(thread, step.Cell) >> step.Offset * 8 & Alu.MaskOf(instruction.Size);
        if (_accesses[control.Counter] == MemoryAccess.LoadThenStore)
        {
            _computer[thread, Layout.Temporary] = value;
            _computer.SetControl(thread, control with { HasRead = true });
        }
        else if (instruction.Opcode == Opcode.Ret)
        {
            Return(thread, control, (long)value - _computer.Program.CodeBase);
        }
        else
        {
            _operands.Receive(thread, control, instruction, value);
        }
    }

    private void Return(int thread, Control control, long target)
    {
        _computer[thread, (int)Register.Rsp] += (ulong)_operands.StackStep;
        if (target < 0 || target >= _code.Length) _kernel.Kill(thread, "it returned to an address at which no instruction is; what did it push, and was all of it popped?");
        else _computer.SetControl(thread, control with { Counter = (int)target });
    }

    private void Store(int thread, Control control, in Pending step)
    {
        var instruction = _code[control.Counter];
        var value = _operands.Stored(thread, control, instruction);
        var store = new WaitingStore(step.Cell, step.Offset, instruction.Size, value);
        if (_computer.Layout.BufferCapacity > 0) _computer.Enqueue(thread, store);
        else Write(thread, store);
    }

    private void Modify(int thread, Control control, in Pending step)
    {
        var instruction = _code[control.Counter];
        var old = _computer.Cell(step.Cell) >> step.Offset * 8 & Alu.MaskOf(instruction.Size);
        if (_operands.Modify(thread, control, instruction, old) is { } value) Write(thread, new WaitingStore(step.Cell, step.Offset, instruction.Size, value));
        else _computer.Caches?.Read(thread, _computer.Cells.AddressOf(step.Cell));
    }

    private void Write(int thread, WaitingStore store)
    {
        _computer.Caches?.Write(thread, _computer.Cells.AddressOf(store.Cell));
        _computer.SetCell(store.Cell, store.Over(_computer.Cell(store.Cell)));
    }

    private bool IsForwarded(int thread, int cell, int offset, int size)
    {
        var wanted = Alu.MaskOf(size) << offset * 8;
        for (var at = _computer.Waiting(thread) - 1; at >= 0; at--)
        {
            var store = _computer.WaitingAt(thread, at);
            if (store.Cell == cell) wanted &= ~store.Mask;
        }

        return wanted == 0;
    }

    private MemoryUse UseOf(Control control) => _accesses[control.Counter] switch
    {
        MemoryAccess.Store or MemoryAccess.Atomic => MemoryUse.Write,
        MemoryAccess.LoadThenStore when control.HasRead => MemoryUse.Write,
        _ => MemoryUse.Read,
    };
}
