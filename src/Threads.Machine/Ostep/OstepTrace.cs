using System.Globalization;

namespace Threads.Machine;

/// <summary>
/// Prints a run in x86.py's form: a row an instruction, with the values of memory, registers and conditions after it on the
/// left and the instruction in its thread's column, 25 wide.
/// </summary>
internal sealed class OstepTrace
{
    private const string ConditionHeading = ">= >  <= <  != == ";

    /// <summary>The conditions, in the order in which they are shown.</summary>
    public static readonly (string Name, Condition Condition)[] Conditions =
    [
        (">=", Condition.GreaterOrEqual), (">", Condition.Greater), ("<=", Condition.LessOrEqual), ("<", Condition.Less), ("!=", Condition.NotEqual), ("==", Condition.Equal),
    ];

    private readonly Computer _computer;
    private readonly OstepOptions _options;
    private readonly TextWriter _output;
    private readonly IReadOnlyList<Variable> _memory;
    private readonly IReadOnlyList<Register> _registers;
    private readonly int _threads;

    public OstepTrace(Computer computer, OstepOptions options, TextWriter output)
    {
        _computer = computer;
        _options = options;
        _output = output;
        _memory = OstepObserved.Memory(computer.Program, options.MemoryTrace);
        _registers = OstepObserved.Registers(options.RegisterTrace);
        _threads = computer.Program.Threads.Count;
    }

    /// <summary>The heading, and the values before the next instruction.</summary>
    /// <param name="thread">The thread whose registers are shown.</param>
    /// <param name="count">Instructions so far.</param>
    public void Heading(int thread, long count)
    {
        _output.WriteLine();
        if (_options.Statistics) _output.Write("icount ");
        foreach (var variable in _memory) _output.Write($"{variable.Name,5} ");
        if (_memory.Count > 0) _output.Write("  ");
        foreach (var register in _registers) _output.Write($"{OstepRegisters.NameOf(register),5} ");
        if (_registers.Count > 0) _output.Write("  ");
        if (_options.ConditionTrace) _output.Write(ConditionHeading);
        for (var i = 0; i < _threads; i++) _output.Write($"       Thread {i}         ");
        _output.WriteLine();
        _output.WriteLine();
        Values(thread, count);
        if (_memory.Count > 0 || _registers.Count > 0 || _options.ConditionTrace) _output.WriteLine();
    }

    /// <summary>An instruction that has just been executed.</summary>
    public void Row(int thread, long count, long address, string text)
    {
        Values(thread, count);
        for (var i = 0; i < thread; i++) _output.Write(new string(' ', 25));
        _output.WriteLine($"{address} {text}");
    }

    /// <summary>A change to another thread, and why.</summary>
    /// <param name="thread">The thread that runs from now on.</param>
    /// <param name="count">Instructions so far.</param>
    /// <param name="mark">What is written in each thread's column.</param>
    public void Change(int thread, long count, string mark)
    {
        Values(thread, count);
        for (var i = 0; i < _threads; i++) _output.Write($"{mark} ");
        _output.WriteLine();
    }

    /// <summary>What <c>rdump</c> prints: registers, and no end of line.</summary>
    public void Registers(int thread)
    {
        _output.Write("REGISTERS:: ");
        foreach (var register in (Register[])[Register.Rax, Register.Rbx, Register.Rcx, Register.Rdx, Register.R8, Register.R9])
            _output.Write($"{OstepRegisters.NameOf(register)}: {(long)_computer.RegisterOf(thread, register)} ");
    }

    /// <summary>What <c>mdump</c> prints: one number of memory.</summary>
    public void Memory(long address) => _output.WriteLine($"m[{address}]  {At(address * OstepReader.BytesOfAddress)}");

    private void Values(int thread, long count)
    {
        if (_options.Statistics) _output.Write($"{count,6} ");
        foreach (var variable in _memory) _output.Write($"{Shown(At(variable.Offset)),5} ");
        if (_memory.Count > 0) _output.Write("  ");
        foreach (var register in _registers) _output.Write($"{Shown((long)_computer.RegisterOf(thread, register)),5} ");
        if (_registers.Count > 0) _output.Write("  ");
        if (!_options.ConditionTrace) return;
        foreach (var (_, condition) in Conditions) _output.Write($"{Shown(Alu.Holds(condition, _computer.FlagsOf(thread)) ? 1 : 0)}  ");
    }

    private string Shown(long value) => _options.Compute ? value.ToString(CultureInfo.InvariantCulture) : "?";

    // The program's data is at the beginning of memory, physically and in its one process.
    private long At(long offset) => (long)_computer.MemoryAt((ulong)offset);
}
