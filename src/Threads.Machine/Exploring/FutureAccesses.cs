namespace Threads.Machine;

/// <summary>
/// Which cells a thread can still read and write from each instruction on. What nobody else can touch in conflict is safe
/// to do at once.
/// </summary>
/// <remarks>A set of cells is 64 bits, a cell its number modulo 64: two cells may be taken for one, which costs reduction, never an outcome.</remarks>
internal sealed class FutureAccesses
{
    private readonly ulong[][] _reads;
    private readonly ulong[][] _writes;

    public FutureAccesses(Computer computer)
    {
        var threads = computer.Program.Threads.Count;
        _reads = new ulong[threads][];
        _writes = new ulong[threads][];
        for (var thread = 0; thread < threads; thread++) (_reads[thread], _writes[thread]) = Of(computer, thread);
    }

    /// <summary>The set that holds one cell.</summary>
    public static ulong SetOf(int cell) => 1UL << (cell & 63);

    /// <summary>What a thread can still read.</summary>
    public ulong Reads(int thread, int counter) => _reads[thread][counter];

    /// <summary>What a thread can still write, stores that wait already not included.</summary>
    public ulong Writes(int thread, int counter) => _writes[thread][counter];

    private static (ulong[] Reads, ulong[] Writes) Of(Computer computer, int thread)
    {
        var code = computer.Program.Code;
        var values = new RegisterValues(computer, thread);
        var reads = new ulong[code.Count];
        var writes = new ulong[code.Count];
        for (var at = 0; at < code.Count; at++)
        {
            var access = code[at].Access;
            if (access == MemoryAccess.None || !values.IsReachable(at)) continue;
            var cells = CellsOf(computer, thread, values.AddressesAt(at));
            if (access != MemoryAccess.Store) reads[at] = cells;
            if (access != MemoryAccess.Load) writes[at] = cells;
        }

        Close(code, reads);
        Close(code, writes);
        return (reads, writes);
    }

    private static ulong CellsOf(Computer computer, int thread, IReadOnlyList<ulong>? addresses)
    {
        if (addresses is null) return ulong.MaxValue;
        var cells = 0UL;
        foreach (var address in addresses)
        {
            // An address that no page has ends the thread.
            if (computer.Kernel.TryTranslate(thread, computer.ProcessOf(thread), address * (ulong)computer.Program.AddressUnit, MemoryUse.Read, out var physical))
                cells |= SetOf(computer.Cells.Of(physical));
        }

        return cells;
    }

    // From each instruction, all that can be reached.
    private static void Close(IReadOnlyList<Instruction> code, ulong[] sets)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            for (var at = code.Count - 1; at >= 0; at--)
            {
                var all = sets[at];
                var instruction = code[at];
                if (instruction.Target >= 0) all |= sets[instruction.Target];
                if (instruction.Opcode == Opcode.Ret) all |= Returns(code, sets);
                var ends = instruction.Opcode is Opcode.Halt or Opcode.Ret || instruction is { Opcode: Opcode.Jmp, Condition: Condition.Always };
                if (!ends && at + 1 < code.Count) all |= sets[at + 1];
                changed |= all != sets[at];
                sets[at] = all;
            }
        }
    }

    private static ulong Returns(IReadOnlyList<Instruction> code, ulong[] sets)
    {
        var all = 0UL;
        for (var at = 1; at < code.Count; at++)
        {
            if (code[at - 1].Opcode == Opcode.Call) all |= sets[at];
        }

        return all;
    }
}
