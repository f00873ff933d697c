namespace Threads.Machine;

/// <summary>What an instruction does. AT&amp;T order: the source first, the destination last.</summary>
public enum Opcode
{
    /// <summary>Does nothing (<c>nop</c>, <c>pause</c>).</summary>
    Nop,

    /// <summary>Copies the source to the destination.</summary>
    Mov,

    /// <summary>Puts the source's address, not its contents, into the destination.</summary>
    Lea,

    /// <summary>destination += source.</summary>
    Add,

    /// <summary>destination -= source.</summary>
    Sub,

    /// <summary>destination *= source (signed; <c>imul</c>).</summary>
    Mul,

    /// <summary>destination &amp;= source.</summary>
    And,

    /// <summary>destination |= source.</summary>
    Or,

    /// <summary>destination ^= source.</summary>
    Xor,

    /// <summary>destination &lt;&lt;= source.</summary>
    Shl,

    /// <summary>destination >>= source, filled with zeros.</summary>
    Shr,

    /// <summary>destination = -destination.</summary>
    Neg,

    /// <summary>destination = ~destination; no flag changes.</summary>
    Not,

    /// <summary>destination += 1; the carry stays.</summary>
    Inc,

    /// <summary>destination -= 1; the carry stays.</summary>
    Dec,

    /// <summary>Sets the flags as destination - source would.</summary>
    Cmp,

    /// <summary>Sets the flags as destination &amp; source would.</summary>
    Test,

    /// <summary>Goes to <see cref="Instruction.Target"/>, where <see cref="Instruction.Condition"/> holds.</summary>
    Jmp,

    /// <summary>Pushes the address of the next instruction and goes to <see cref="Instruction.Target"/>.</summary>
    Call,

    /// <summary>Pops an address and goes there.</summary>
    Ret,

    /// <summary>Pushes the source.</summary>
    Push,

    /// <summary>Pushes the source's address, not its contents (what OSTEP's <c>push</c> does with a variable).</summary>
    Pea,

    /// <summary>Pops into the destination; without one, only moves the stack pointer.</summary>
    Pop,

    /// <summary>Exchanges source and destination; locked whenever one of them is memory.</summary>
    Xchg,

    /// <summary>Compares the accumulator with the destination; equal: stores the source there; else: loads the accumulator from it.</summary>
    Cmpxchg,

    /// <summary>Adds the source to the destination, and puts the old destination into the source.</summary>
    Xadd,

    /// <summary>Waits until this core's store buffer is empty.</summary>
    Mfence,

    /// <summary>Lets another thread run.</summary>
    Yield,

    /// <summary>Calls the kernel: number in rax, arguments in rdi, rsi, rdx, r10, r8, r9; the result, or -errno, in rax.</summary>
    Syscall,

    /// <summary>Ends the thread.</summary>
    Halt,

    /// <summary>Prints the registers (OSTEP's <c>rdump</c>), or the source memory (<c>mdump</c>); touches nothing.</summary>
    Dump,
}

/// <summary>When a conditional jump jumps; the flags were set by destination compared with source.</summary>
public enum Condition
{
    /// <summary>In any case.</summary>
    Always,

    /// <summary>destination = source.</summary>
    Equal,

    /// <summary>destination ≠ source.</summary>
    NotEqual,

    /// <summary>destination &lt; source, signed.</summary>
    Less,

    /// <summary>destination ≤ source, signed.</summary>
    LessOrEqual,

    /// <summary>destination > source, signed.</summary>
    Greater,

    /// <summary>destination ≥ source, signed.</summary>
    GreaterOrEqual,

    /// <summary>destination &lt; source, unsigned.</summary>
    Below,

    /// <summary>destination ≤ source, unsigned.</summary>
    BelowOrEqual,

    /// <summary>destination > source, unsigned.</summary>
    Above,

    /// <summary>destination ≥ source, unsigned.</summary>
    AboveOrEqual,

    /// <summary>The result was negative.</summary>
    Sign,

    /// <summary>The result was not negative.</summary>
    NotSign,
}
