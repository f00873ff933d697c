namespace Threads.Machine;

/// <summary>
/// How a state is laid out in words of 8 bytes, so that it can be copied and hashed at once: the kernel's number, one block
/// a thread, then the cells.
/// </summary>
/// <remarks>
/// A block: the control word (<see cref="Control"/>), the registers that the program uses, and the store buffer: how many
/// stores wait, and two words for each, the oldest first. Cells come last, since their number grows. A cell's word holds the
/// cell's contents XOR what the program was loaded with: a cell that was never touched is 0 in every state.
/// </remarks>
internal sealed class Layout
{
    /// <summary>Where a thread keeps what it has read between the two steps of an instruction.</summary>
    public const int Temporary = 16;

    private readonly int[] _slots = new int[Temporary + 1];
    private readonly int _buffer;
    private readonly int _block;

    public Layout(MachineProgram program, MemoryModel model, int maxThreads, int cells)
    {
        MaxThreads = maxThreads;
        Cells = cells;
        BufferCapacity = model == MemoryModel.Sc ? 0 : Footprint.BufferCapacity(program);
        var used = Footprint.Registers(program);
        var next = 1;
        for (var register = 0; register < _slots.Length; register++) _slots[register] = (used >> register & 1) != 0 ? next++ : -1;
        Registers = [.. Enumerable.Range(0, Temporary).Where(register => _slots[register] >= 0)];
        _buffer = next;
        _block = next + (BufferCapacity == 0 ? 0 : 1 + (2 * BufferCapacity));
    }

    /// <summary>How many threads fit.</summary>
    public int MaxThreads { get; }

    /// <summary>How many cells fit.</summary>
    public int Cells { get; }

    /// <summary>How many stores a core's buffer holds; 0 under sequential consistency.</summary>
    public int BufferCapacity { get; }

    /// <summary>How many words a state has.</summary>
    public int Words => FirstCell + Cells;

    /// <summary>Where the cells begin.</summary>
    public int FirstCell => 1 + (MaxThreads * _block);

    /// <summary>The registers that the program uses.</summary>
    public int[] Registers { get; }

    /// <summary>Where a thread's control word is.</summary>
    public int Thread(int thread) => 1 + (thread * _block);

    /// <summary>Where a register is; -1 for one that the program never uses.</summary>
    public int Register(int thread, int register) => _slots[register] < 0 ? -1 : Thread(thread) + _slots[register];

    /// <summary>Where the number of waiting stores is; the stores follow.</summary>
    public int Buffer(int thread) => Thread(thread) + _buffer;
}

/// <summary>How far a thread has come.</summary>
internal enum ThreadStatus
{
    /// <summary>Its place is not taken.</summary>
    Absent,

    /// <summary>It has a next instruction.</summary>
    Running,

    /// <summary>It has ended.</summary>
    Halted,

    /// <summary>It did what the processor or the kernel does not allow; its process ended with it.</summary>
    Killed,
}

/// <summary>A thread's control word, unpacked.</summary>
/// <param name="Counter">The program counter: an index into the code.</param>
/// <param name="Flags">The condition codes.</param>
/// <param name="HasRead">Whether the first step of a two-step instruction is done.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Process">The process it belongs to.</param>
internal readonly record struct Control(int Counter, Flags Flags, bool HasRead, ThreadStatus Status, int Process)
{
    public static Control Of(ulong word) =>
        new((int)(word & 0xFFFFFF), (Flags)(word >> 24 & 0xFF), (word >> 32 & 1) != 0, (ThreadStatus)(word >> 33 & 3), (int)(word >> 40 & 0xFF));

    public ulong ToWord() =>
        (uint)Counter | (ulong)(uint)Flags << 24 | (HasRead ? 1UL << 32 : 0) | (ulong)(uint)Status << 33 | (ulong)(uint)Process << 40;

    /// <summary>The same thread at the next instruction.</summary>
    public Control Next() => this with { Counter = Counter + 1, HasRead = false };
}
