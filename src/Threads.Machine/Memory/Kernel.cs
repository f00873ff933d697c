namespace Threads.Machine;

/// <summary>What a core wants to do with memory; decides which faults there can be.</summary>
public enum MemoryUse
{
    /// <summary>Reads.</summary>
    Read,

    /// <summary>Writes, or reads and writes.</summary>
    Write,
}

/// <summary>The kernel's side of the computer: processes, their page tables, and which frames they use. Contents of frames are not here.</summary>
/// <remarks>Mutable; <see cref="Clone"/> before keeping an old state. Not thread-safe.</remarks>
public sealed class Kernel
{
    /// <summary>Bytes of a page and of a frame.</summary>
    public const int PageSize = 4096;

    private readonly List<Dictionary<ulong, int>> _pageTables = [];
    private readonly List<ulong> _dataBases = [];
    private int _frames;

    /// <summary>Where a process has the program's data.</summary>
    public ulong DataBaseOf(int process) => _dataBases[process];

    /// <summary>Where the stack pointer of a thread that the program begins with stands at first: above its stack, which grows down.</summary>
    /// <remarks>Counted in the program's own addresses (<see cref="MachineProgram.AddressUnit"/>).</remarks>
    public static ulong StackTopOf(MachineProgram program, int thread)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Notation == Notation.Ostep ? 0 : 0x7ffe_0000_0000UL - ((ulong)thread * 0x10_0000);
    }

    /// <summary>A kernel with a program's processes: all share the data, each at an address of its own, and each thread has a page of stack.</summary>
    public static Kernel Boot(MachineProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var kernel = new Kernel();
        var pages = ((program.DataSize - 1) / PageSize) + 1;
        for (var process = 0; process < program.Processes; process++)
        {
            var table = new Dictionary<ulong, int>();
            var dataBase = program.Notation == Notation.Ostep ? 0UL : 0x7000_2000UL - ((ulong)process * 0x1fff_9000UL);
            for (var page = 0; page < pages; page++) table[(dataBase / PageSize) + (ulong)page] = page;
            kernel._pageTables.Add(table);
            kernel._dataBases.Add(dataBase);
        }

        kernel._frames = pages;
        for (var thread = 0; thread < program.Threads.Count && program.Notation != Notation.Ostep; thread++)
            kernel._pageTables[program.Threads[thread].Process][(StackTopOf(program, thread) / PageSize) - 1] = kernel._frames++;
        return kernel;
    }

    /// <summary>An independent copy.</summary>
    public Kernel Clone()
    {
        var copy = new Kernel { _frames = _frames };
        copy._pageTables.AddRange(_pageTables.Select(table => new Dictionary<ulong, int>(table)));
        copy._dataBases.AddRange(_dataBases);
        return copy;
    }

    /// <summary>Translates a virtual address; changes nothing.</summary>
    /// <returns>Whether the page is there and allows the use; if not, the access faults.</returns>
    public bool TryTranslate(int core, int process, ulong address, MemoryUse use, out ulong physical)
    {
        physical = 0;
        if (!_pageTables[process].TryGetValue(address / PageSize, out var frame)) return false;
        physical = ((ulong)frame * PageSize) + (address % PageSize);
        return true;
    }
}
