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
    public Operand? Memory => Opcode is Opcode.Lea or Opcode.Dump ? null : Source.IsMemory ? Source : Destination.IsMemory ? Destination : null;

    /// <summary>Whether it writes its destination.</summary>
    public bool Writes => Opcode is not (Opcode.Cmp or Opcode.Test or Opcode.Push or Opcode.Jmp or Opcode.Dump);
}
