namespace Threads.Machine;

/// <summary>A general-purpose register, in the processor's own numbering; <see cref="None"/> where an operand has none.</summary>
public enum Register
{
    /// <summary>No register: counts as zero in an address.</summary>
    None = -1,
#pragma warning disable CS1591 // The architecture's own names.
    Rax, Rcx, Rdx, Rbx, Rsp, Rbp, Rsi, Rdi, R8, R9, R10, R11, R12, R13, R14, R15,
#pragma warning restore CS1591
}

/// <summary>What an operand names.</summary>
public enum OperandKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>A number in the instruction.</summary>
    Immediate,

    /// <summary>A register.</summary>
    Register,

    /// <summary>Memory at displacement + base + index × scale.</summary>
    Memory,
}

/// <summary>One operand.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Value">The immediate, or the displacement of a memory operand.</param>
/// <param name="Register">The register, or the base of a memory operand.</param>
/// <param name="Index">The index of a memory operand.</param>
/// <param name="Scale">What the index is multiplied by.</param>
/// <param name="IsRelative">Whether the value counts from the start of the process's data, which each process may have elsewhere.</param>
public readonly record struct Operand(
    OperandKind Kind,
    long Value = 0,
    Register Register = Register.None,
    Register Index = Register.None,
    int Scale = 1,
    bool IsRelative = false)
{
    /// <summary>No operand.</summary>
    public static readonly Operand None = new(OperandKind.None, 0, Register.None);

    /// <summary>A number.</summary>
    public static Operand Immediate(long value, bool isRelative = false) => new(OperandKind.Immediate, value, IsRelative: isRelative);

    /// <summary>A register.</summary>
    public static Operand Of(Register register) => new(OperandKind.Register, 0, register);

    /// <summary>Memory.</summary>
    public static Operand Memory(long displacement, Register register = Register.None, Register index = Register.None, int scale = 1, bool isRelative = false) =>
        new(OperandKind.Memory, displacement, register, index, scale, isRelative);

    /// <summary>True for memory.</summary>
    public bool IsMemory => Kind == OperandKind.Memory;
}
