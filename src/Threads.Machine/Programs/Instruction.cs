namespace Threads.Machine;

/// <summary>One instruction.</summary>
/// <param name="Opcode">What it does.</param>
/// <param name="Size">How many bytes it works on: 1, 2, 4 or 8.</param>
/// <param name="Source">Where it reads from; the only operand of <c>push</c>.</param>
/// <param name="Destination">Where it writes to; the only operand of <c>neg</c>, <c>not</c>, <c>inc</c>, <c>dec</c> and <c>pop</c>.</param>
public sealed record Instruction(Opcode Opcode, int Size = 8, Operand Source = default, Operand Destination = default)
{
    /// <summary>When a jump jumps.</summary>
    public Condition Condition { get; init; }

    /// <summary>Where a jump or a call goes: an index into <see cref="MachineProgram.Code"/>.</summary>
    public int Target { get; init; } = -1;

    /// <summary>Whether its read and its write of memory are one step (the <c>lock</c> prefix).</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether an arithmetic instruction leaves the flags as they are, as all of OSTEP's do but <c>test</c>.</summary>
    public bool KeepsFlags { get; init; }

    /// <summary>The line that it stands on, from 1; 0 for one that no line has, such as the end of a litmus column.</summary>
    public int Line { get; init; }

    /// <summary>The text as it was written, without comment and surrounding blanks.</summary>
    public string Text { get; init; } = "";

    /// <summary>The memory operand; null where it has none, or only takes its address.</summary>
    public Operand? Memory => Opcode is Opcode.Lea or Opcode.Pea or Opcode.Dump ? null : Source.IsMemory ? Source : Destination.IsMemory ? Destination : null;

    /// <summary>Which kinds of access to memory it makes, and whether they are one step.</summary>
    public MemoryAccess Access => Opcode switch
    {
        Opcode.Push or Opcode.Pea or Opcode.Call => MemoryAccess.Store,
        Opcode.Pop => Destination.Kind == OperandKind.None ? MemoryAccess.None : MemoryAccess.Load,
        Opcode.Ret => MemoryAccess.Load,
        _ when Memory is null => MemoryAccess.None,
        Opcode.Cmp or Opcode.Test => MemoryAccess.Load,
        Opcode.Mov => Source.IsMemory ? MemoryAccess.Load : MemoryAccess.Store,
        Opcode.Xchg => MemoryAccess.Atomic,
        _ when !Destination.IsMemory => MemoryAccess.Load,
        _ => IsLocked ? MemoryAccess.Atomic : MemoryAccess.LoadThenStore,
    };
}

/// <summary>How an instruction uses memory.</summary>
public enum MemoryAccess
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>One read.</summary>
    Load,

    /// <summary>One write.</summary>
    Store,

    /// <summary>A read, and later a write: two steps, between which other cores may step.</summary>
    LoadThenStore,

    /// <summary>A read and a write in one step, after this core's store buffer has drained.</summary>
    Atomic,
}
