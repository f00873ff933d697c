using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Executes one instruction at a time, and refuses what x86.py could not make sense of.</summary>
/// <remarks>
/// In x86.py instructions lie in the same memory as numbers. A number that was stored over an instruction is found when it
/// would be executed, an instruction that is taken for a number when it is read.
/// </remarks>
internal sealed class OstepProcessor(Computer computer, OstepTrace trace)
{
    private readonly MachineProgram _program = computer.Program;
    private readonly Processor _processor = new(computer) { StopsAtEachInstruction = true };

    // Instructions that numbers were stored over, and the lines that did it.
    private readonly Dictionary<long, int> _overwritten = [];

    /// <summary>A thread's next instruction.</summary>
    /// <exception cref="InvalidInputException">A number was stored over it.</exception>
    public Instruction Fetch(int thread)
    {
        var counter = computer.CounterOf(thread);
        var instruction = _program.Code[counter];
        return _overwritten.TryGetValue(counter, out var line)
            ? throw At(instruction, thread, $"a number stands where this instruction was: line {line} stored to address {_program.CodeBase + counter}. Expected addresses outside of the program, which begins at {_program.CodeBase} (-L)")
            : instruction;
    }

    /// <summary>Executes the instruction that was fetched.</summary>
    /// <exception cref="InvalidInputException">It touches what is no memory, or an instruction.</exception>
    public void Execute(int thread, Instruction instruction)
    {
        var step = _processor.Next(thread);
        var address = (long)step.Address / OstepReader.BytesOfAddress;
        if (instruction.Opcode == Opcode.Dump) Dump(thread, instruction);
        if (step.Action == MachineAction.Fault)
        {
            throw At(instruction, thread, $"there is no memory at address {_processor.AddressOf(thread)}: expected 0 to {LastAddress} (-m). " +
                (instruction.Opcode is Opcode.Push or Opcode.Pea or Opcode.Call or Opcode.Pop or Opcode.Ret ? "The stack pointer has left the memory." : "What is in its registers? Look with -R and -c."));
        }

        if (step.Action is MachineAction.Load or MachineAction.Atomic) DemandNumber(instruction, thread, address);
        if (step.Action == MachineAction.Store && Covers(address)) _overwritten[address - _program.CodeBase] = instruction.Line;
        _processor.Take(thread, step);
    }

    /// <summary>What came of the instruction that was executed, once it has been shown.</summary>
    /// <exception cref="InvalidInputException">It led to where no instruction is.</exception>
    public void Demand(int thread, Instruction instruction)
    {
        if (_processor.Trouble is { Reason: var reason }) throw At(instruction, thread, reason);
    }

    private long LastAddress => (_program.DataSize / OstepReader.BytesOfAddress) - 1;

    private void Dump(int thread, Instruction instruction)
    {
        if (instruction.Source.Kind == OperandKind.None)
        {
            trace.Registers(thread);
            return;
        }

        var address = _processor.AddressOf(thread);
        if (address < 0 || address > LastAddress) throw At(instruction, thread, $"there is no memory at address {address}: expected 0 to {LastAddress} (-m)");
        DemandNumber(instruction, thread, address);
        trace.Memory(address);
    }

    private void DemandNumber(Instruction instruction, int thread, long address)
    {
        if (Covers(address) && !_overwritten.ContainsKey(address - _program.CodeBase))
        {
            throw At(instruction, thread, $"address {address} holds an instruction (line {_program.Code[(int)(address - _program.CodeBase)].Line}) and no number: " +
                $"expected an address outside of the program, which begins at {_program.CodeBase} (-L)");
        }
    }

    private bool Covers(long address) => address >= _program.CodeBase && address < _program.CodeBase + _program.Code.Count;

    private InvalidInputException At(Instruction instruction, int thread, string message) =>
        new($"{_program.Path}:{instruction.Line}: {instruction.Text}  (thread {thread}): {message}");
}
