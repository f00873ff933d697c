namespace Threads.Machine;

/// <summary>A thread as a reader sees it: its code around the next instruction, its registers, what waits in its store buffer.</summary>
/// <param name="Thread">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Process">Its process.</param>
/// <param name="Status">Whether it goes on, has ended, or was ended; null while it goes on.</param>
/// <param name="Code">Its code, from its first instruction to its last: one after another.</param>
/// <param name="First">The address of the first of them.</param>
/// <param name="Next">The next instruction's place in <paramref name="Code"/>; past the last one at the end.</param>
/// <param name="Registers">The registers that the program uses, with their values.</param>
/// <param name="Conditions">The conditions that hold.</param>
/// <param name="Buffer">The stores that wait, the oldest first: <c>x=1</c>.</param>
public sealed record ThreadView(
    int Thread,
    string Name,
    int Process,
    string? Status,
    IReadOnlyList<Instruction> Code,
    long First,
    int Next,
    IReadOnlyList<(string Name, long Value)> Registers,
    string Conditions,
    IReadOnlyList<string> Buffer)
{
    /// <summary>All threads of a computer.</summary>
    public static IReadOnlyList<ThreadView> Of(Computer computer)
    {
        ArgumentNullException.ThrowIfNull(computer);
        return [.. Enumerable.Range(0, computer.ThreadCount).Select(thread => Of(computer, thread))];
    }

    /// <summary>A register's name in a program's notation.</summary>
    public static string NameOf(MachineProgram program, Register register)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Notation == Notation.Ostep ? OstepRegisters.NameOf(register) : register.ToString().ToLowerInvariant();
    }

    private static ThreadView Of(Computer computer, int thread)
    {
        var program = computer.Program;
        var (first, end) = CodeOf(program, computer.CounterOf(thread));
        var used = Footprint.Registers(program);
        var all = program.Notation == Notation.Ostep ? OstepRegisters.Names.SkipLast(1).Select(entry => entry.Register) : Enum.GetValues<Register>().Where(register => register >= 0);
        var registers = all.Where(register => (used >> (int)register & 1) != 0);
        return new ThreadView(
            thread,
            thread < program.Threads.Count ? program.Threads[thread].Name : $"thread {thread}",
            computer.ProcessOf(thread),
            computer.WasKilled(thread) ? "killed" : computer.HasEnded(thread) ? "ended" : null,
            [.. program.Code.Skip(first).Take(end - first)],
            program.CodeBase + first,
            computer.CounterOf(thread) - first,
            [.. registers.Select(register => (NameOf(program, register), (long)computer.RegisterOf(thread, register)))],
            ConditionsOf(computer.FlagsOf(thread), program.Notation),
            [.. computer.BufferOf(thread).Select(store => $"{Names.OfCell(computer, store.Cell)}={Alu.Signed(store.Value, store.Size)}")]);
    }

    // Where every thread begins at an instruction of its own, each has the code from there to the next one's.
    private static (int First, int End) CodeOf(MachineProgram program, int counter)
    {
        var entries = program.Threads.Select(thread => thread.Entry).Distinct().Order().ToList();
        var first = entries.LastOrDefault(entry => entry <= counter, 0);
        var next = entries.FirstOrDefault(entry => entry > counter, program.Code.Count);
        return (first, next);
    }

    // OSTEP has conditions where an x86 has flags.
    private static string ConditionsOf(Flags flags, Notation notation)
    {
        (string Name, bool Holds)[] conditions = notation == Notation.Ostep
            ? [.. OstepTrace.Conditions.Select(condition => (condition.Name, Alu.Holds(condition.Condition, flags)))]
            : [.. ((Flags[])[Flags.Zero, Flags.Sign, Flags.Carry, Flags.Overflow]).Select(flag => (flag.ToString().ToLowerInvariant(), (flags & flag) != 0))];
        return string.Join(' ', conditions.Where(condition => condition.Holds).Select(condition => condition.Name));
    }
}
