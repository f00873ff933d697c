using System.Runtime.CompilerServices;

namespace Threads.Machine;

/// <summary>
/// The simulated computer in one state: memory, threads with their registers and store buffers, and the kernel. Each thread
/// has a core of its own, so that any of them may step next.
/// </summary>
/// <remarks>
/// Moves when <see cref="Processor"/> executes. All that changes is in <see cref="Words"/> and <see cref="Kernel"/>: copies of the
/// two are the whole state. Not thread-safe.
/// </remarks>
public sealed class Computer : IFrames
{
    private readonly CellTable _cells;

    internal Computer(MachineProgram program, MemoryModel model, Layout layout, CellTable cells, Kernel kernel)
    {
        Program = program;
        Model = model;
        Layout = layout;
        _cells = cells;
        Kernel = kernel;
        Words = new ulong[layout.Words];
        for (var thread = 0; thread < program.Threads.Count; thread++) Begin(thread, program.Threads[thread]);
    }

    /// <summary>What it was loaded with.</summary>
    public MachineProgram Program { get; }

    /// <summary>When the stores of one core become visible to the others.</summary>
    public MemoryModel Model { get; }

    /// <summary>The kernel. Never changed in place: whoever kept the old one still has it.</summary>
    public Kernel Kernel { get; internal set; }

    /// <summary>Counts hits, misses and invalidations, where somebody wants to know; null otherwise.</summary>
    public Caches? Caches { get; set; }

    /// <summary>Threads that exist or existed.</summary>
    public int ThreadCount
    {
        get
        {
            var count = Program.Threads.Count;
            while (count < Layout.MaxThreads && StatusOf(count) != ThreadStatus.Absent) count++;
            return count;
        }
    }

    internal Layout Layout { get; private set; }

    internal ulong[] Words { get; private set; }

    internal CellTable Cells => _cells;

    /// <summary>A computer that has been loaded with a program and has not stepped yet, except over what touches no memory.</summary>
    /// <param name="program">The program.</param>
    /// <param name="model">The memory model.</param>
    /// <param name="kernel">Its kernel's machine and limits; null for the usual ones.</param>
    public static Computer Load(MachineProgram program, MemoryModel model, KernelOptions? kernel = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        const int cellsAtFirst = 16;
        var layout = new Layout(program, model, Footprint.MaxThreads(program), cellsAtFirst);
        return new Computer(program, model, layout, new CellTable(program.InitialData), Kernel.Boot(program, kernel));
    }

    /// <summary>The value of a register, all 8 bytes of it.</summary>
    public ulong RegisterOf(int thread, Register register) => this[thread, (int)register];

    /// <summary>The next instruction of a thread: an index into the code.</summary>
    public int CounterOf(int thread) => ControlOf(thread).Counter;

    /// <summary>The condition codes of a thread.</summary>
    public Flags FlagsOf(int thread) => ControlOf(thread).Flags;

    /// <summary>The process that a thread belongs to.</summary>
    public int ProcessOf(int thread) => ControlOf(thread).Process;

    /// <summary>Whether a thread has ended, in whatever way.</summary>
    public bool HasEnded(int thread) => StatusOf(thread) is ThreadStatus.Halted or ThreadStatus.Killed;

    /// <summary>Whether a thread did what is not allowed, and was ended for it.</summary>
    public bool WasKilled(int thread) => StatusOf(thread) == ThreadStatus.Killed;

    /// <summary>What memory holds in the 8 bytes around a physical address; stores that still wait in a buffer do not count.</summary>
    public ulong MemoryAt(ulong physical) => Cell(_cells.Of(physical));

    /// <summary>The words of physical memory that were touched so far, by address.</summary>
    public IEnumerable<(ulong Physical, ulong Value)> TouchedMemory() =>
        Enumerable.Range(0, _cells.Count).Select(cell => (_cells.AddressOf(cell), Cell(cell))).OrderBy(word => word.Item1);

    /// <summary>The stores that wait in a thread's buffer, the oldest first.</summary>
    public IReadOnlyList<WaitingStore> BufferOf(int thread) =>
        [.. Enumerable.Range(0, Waiting(thread)).Select(at => WaitingAt(thread, at))];

    /// <summary>The final value of a place, sign-extended.</summary>
    public long ValueOf(Observable place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.Variable is not { } variable) return Alu.Signed(this[place.Thread, (int)place.Register], place.Size);
        var physical = PhysicalOf(variable);
        return Alu.Signed(MemoryAt(physical) >> (int)(physical % CellTable.Size) * 8 & Alu.MaskOf(variable.Size), variable.Size);
    }

    /// <summary>Where a variable lies in physical memory: the data's frames are the first.</summary>
    public static ulong PhysicalOf(Variable variable) => (ulong)variable.Offset;

    void IFrames.Copy(int from, int to)
    {
        foreach (var (cell, offset) in _cells.Touched(from).ToList()) SetCell(_cells.Of(((ulong)to * Kernel.PageSize) + (ulong)offset), Cell(cell));
    }

    void IFrames.Clear(int frame)
    {
        foreach (var (cell, _) in _cells.Touched(frame)) SetCell(cell, 0);
    }

    ulong IFrames.Read(ulong physical) => MemoryAt(physical);

    void IFrames.Write(ulong physical, ulong value) => SetCell(_cells.Of(physical), value);

    /// <summary>A register, or <see cref="Layout.Temporary"/>.</summary>
    internal ulong this[int thread, int register]
    {
        get
        {
            var at = Layout.Register(thread, register);
            return at < 0 ? 0 : Words[at];
        }

        set
        {
            var at = Layout.Register(thread, register);
            if (at >= 0) Words[at] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Control ControlOf(int thread) => Control.Of(Words[Layout.Thread(thread)]);

    internal void SetControl(int thread, Control control) => Words[Layout.Thread(thread)] = control.ToWord();

    internal ThreadStatus StatusOf(int thread) => ControlOf(thread).Status;

    /// <summary>What memory holds.</summary>
    internal ulong Cell(int cell) => cell < Layout.Cells ? Words[Layout.FirstCell + cell] ^ _cells.InitialOf(cell) : _cells.InitialOf(cell);

    internal void SetCell(int cell, ulong value)
    {
        if (cell >= Layout.Cells) Grow();
        Words[Layout.FirstCell + cell] = value ^ _cells.InitialOf(cell);
    }

    /// <summary>How many stores wait.</summary>
    internal int Waiting(int thread) => Layout.BufferCapacity == 0 ? 0 : (int)Words[Layout.Buffer(thread)];

    internal WaitingStore WaitingAt(int thread, int at)
    {
        var word = Layout.Buffer(thread) + 1 + (2 * at);
        var where = Words[word];
        return new WaitingStore((int)(where & 0xFFFFFFFF), (int)(where >> 32 & 7), (int)(where >> 40), Words[word + 1]);
    }

    /// <summary>What a thread's core reads from a cell: its own waiting stores before anybody else sees them.</summary>
    internal ulong SeenBy(int thread, int cell)
    {
        var value = Cell(cell);
        for (var at = 0; at < Waiting(thread); at++)
        {
            var store = WaitingAt(thread, at);
            if (store.Cell == cell) value = store.Over(value);
        }

        return value;
    }

    internal void Enqueue(int thread, WaitingStore store)
    {
        var at = Waiting(thread);
        var word = Layout.Buffer(thread) + 1 + (2 * at);
        Words[word] = (uint)store.Cell | (ulong)(uint)store.Offset << 32 | (ulong)(uint)store.Size << 40;
        Words[word + 1] = store.Value;
        Words[Layout.Buffer(thread)] = (ulong)at + 1;
    }

    /// <summary>Removes a waiting store and lets the younger ones move up.</summary>
    internal WaitingStore Dequeue(int thread, int at)
    {
        var store = WaitingAt(thread, at);
        var first = Layout.Buffer(thread) + 1;
        var count = Waiting(thread);
        Words.AsSpan(first + (2 * at) + 2, 2 * (count - at - 1)).CopyTo(Words.AsSpan(first + (2 * at)));
        Words.AsSpan(first + (2 * count) - 2, 2).Clear();
        Words[first - 1] = (ulong)count - 1;
        return store;
    }

    private void Begin(int thread, ThreadImage image)
    {
        var flags = Program.Notation == Notation.Ostep ? Flags.Unset : Flags.None;
        SetControl(thread, new Control(image.Entry, flags, false, ThreadStatus.Running, image.Process));
        this[thread, (int)Register.Rsp] = Kernel.StackTopOf(Program, thread);
        foreach (var (register, value) in image.Registers)
            this[thread, (int)register] = (ulong)value.Value + (value.IsRelative ? Kernel.DataBaseOf(image.Process) / (ulong)Program.AddressUnit : 0);
    }

    /// <summary>Begins a thread that another has made: with its registers, except the result of the call, and perhaps a stack of its own.</summary>
    internal void Begin(int thread, int maker, SystemCallOutcome outcome)
    {
        foreach (var register in Layout.Registers) this[thread, register] = this[maker, register];
        this[thread, (int)Register.Rax] = 0;
        if (outcome.Stack != 0) this[thread, (int)Register.Rsp] = outcome.Stack;
        SetControl(thread, ControlOf(maker) with { Process = outcome.Process });
    }

    // The cells are last: nothing else moves.
    private void Grow()
    {
        Layout = new Layout(Program, Model, Layout.MaxThreads, Math.Max(2 * Layout.Cells, _cells.Count));
        var words = Words;
        Array.Resize(ref words, Layout.Words);
        Words = words;
    }
}

/// <summary>A store that the other cores do not see yet.</summary>
/// <param name="Cell">The 8 bytes of memory that it goes to.</param>
/// <param name="Offset">Its first byte there.</param>
/// <param name="Size">How many bytes.</param>
/// <param name="Value">What it stores.</param>
public readonly record struct WaitingStore(int Cell, int Offset, int Size, ulong Value)
{
    /// <summary>The bits of the cell that it changes.</summary>
    public ulong Mask => Alu.MaskOf(Size) << Offset * 8;

    /// <summary>The cell's contents after it.</summary>
    public ulong Over(ulong old) => (old & ~Mask) | (Value << Offset * 8 & Mask);
}
