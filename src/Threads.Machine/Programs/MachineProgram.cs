namespace Threads.Machine;

/// <summary>How a program was written down, which decides how its parts are called.</summary>
public enum Notation
{
    /// <summary>A <c>.litmus</c> file, X86_64, AT&amp;T operands.</summary>
    Litmus,

    /// <summary>Assembly for the thread simulator of <i>Operating Systems: Three Easy Pieces</i> (x86.py).</summary>
    Ostep,

    /// <summary>x86-64 assembly in AT&amp;T notation.</summary>
    Assembly,
}

/// <summary>A named place in a process's data.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Bytes from the start of the data; a multiple of <paramref name="Size"/>.</param>
/// <param name="Size">Bytes of one element: 1, 2, 4 or 8.</param>
/// <param name="Count">How many elements it has.</param>
public readonly record struct Variable(string Name, int Offset, int Size = 8, int Count = 1);

/// <summary>A thread as it begins.</summary>
/// <param name="Name">Its name: <c>P0</c>, <c>thread 0</c>.</param>
/// <param name="Process">The process it belongs to, from 0.</param>
/// <param name="Entry">Its first instruction: an index into <see cref="MachineProgram.Code"/>.</param>
public sealed record ThreadImage(string Name, int Process, int Entry)
{
    /// <summary>Registers that do not begin with 0: a number, or an address relative to the data.</summary>
    public IReadOnlyDictionary<Register, Operand> Registers { get; init; } = new Dictionary<Register, Operand>();
}

/// <summary>
/// What a computer is loaded with: code, data, and the threads that begin. All processes share the data (a segment that
/// each maps at an address of its own); threads of one process share its address space.
/// </summary>
/// <remarks>Immutable. Readers make it; they have checked every label, register and size.</remarks>
public sealed record MachineProgram(string Name, Notation Notation, IReadOnlyList<Instruction> Code, IReadOnlyList<ThreadImage> Threads)
{
    /// <summary>Where it was read from; empty for none.</summary>
    public string Path { get; init; } = "";

    /// <summary>What it says about itself: the first text in quotes of a litmus test; empty for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The named places.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>The data's length in bytes; pages are made for it.</summary>
    public int DataSize { get; init; } = 4096;

    /// <summary>Data that does not begin with 0: by offset in bytes, a multiple of 8, the 8 bytes there.</summary>
    public IReadOnlyDictionary<int, ulong> InitialData { get; init; } = new Dictionary<int, ulong>();

    /// <summary>How many processes there are at the start, from 1.</summary>
    public int Processes => Threads.Max(thread => thread.Process) + 1;

    /// <summary>
    /// Bytes from one address to the next: 1; 8 in OSTEP's notation, whose memory holds one number at each address, however near.
    /// </summary>
    public int AddressUnit => Notation == Notation.Ostep ? 8 : 1;

    /// <summary>What <c>call</c> pushes for the instruction with index 0; the others follow one by one.</summary>
    public long CodeBase { get; init; } = 0x401000;

    /// <summary>What is claimed of the final states; null for nothing.</summary>
    public Claim? Claim { get; init; }

    /// <summary>What a final state is told by: the claim's own places, and those that the program lists.</summary>
    public IReadOnlyList<Observable> Observed { get; init; } = [];
}
