using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// Runs a program of OSTEP's as its simulator x86.py does: one processor, on which an interrupt after every so many
/// instructions lets the next thread run. The trace is the same, line by line, for the same options.
/// </summary>
/// <remarks>
/// Numbers have 64 bits here and any length there. What ends in a Python exception there ends in an
/// <see cref="InvalidInputException"/> with the line here: an address that no memory has, a jump to where no instruction is,
/// an instruction read or run as a number. A run that does not end is stopped.
/// </remarks>
public sealed class OstepSimulation
{
    private const string HaltMark = "----- Halt;Switch ----- ";
    private const string InterruptMark = "------ Interrupt ------ ";

    private readonly MachineProgram _program;
    private readonly OstepOptions _options;
    private readonly Computer _computer;
    private readonly OstepProcessor _processor;
    private readonly OstepTrace _trace;
    private readonly Turns _turns;
    private readonly Interrupts _interrupts;

    /// <summary>Prepares a run.</summary>
    /// <param name="program">What <see cref="OstepReader"/> read with the same options.</param>
    /// <param name="options">Who runs when, and what is shown.</param>
    /// <param name="output">Where the trace goes.</param>
    /// <exception cref="InvalidInputException">The options do not fit the program.</exception>
    public OstepSimulation(MachineProgram program, OstepOptions options, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Interrupt < 1) throw new InvalidInputException($"-i takes a number of instructions from 1, not {options.Interrupt}.");
        _program = program;
        _options = options;
        _computer = Computer.Load(program, MemoryModel.Sc);
        _trace = new OstepTrace(_computer, options, output);
        _processor = new OstepProcessor(_computer, _trace);
        _turns = new Turns(program.Threads.Count, options.Schedule);
        _interrupts = new Interrupts(options);
    }

    /// <summary>Runs until every thread has halted.</summary>
    /// <returns>How many instructions were executed.</returns>
    /// <exception cref="InvalidInputException">A thread did what cannot be done, or the run did not end; the trace up to there has been written.</exception>
    public long Run()
    {
        _trace.Heading(_turns.Current, 0);
        long count = 0;
        while (true)
        {
            if (_options.HeaderEvery > 0 && count > 0 && count % _options.HeaderEvery == 0) _trace.Heading(_turns.Current, count);
            var executed = Step(count++);
            if (executed == Opcode.Halt && !Halt(count)) return count;
            if (_interrupts.Count(yielded: executed == Opcode.Yield)) Interrupt(count);
        }
    }

    private Opcode Step(long count)
    {
        var thread = _turns.Current;
        var instruction = _processor.Fetch(thread);
        if (count >= _options.MaxInstructions)
        {
            throw new InvalidInputException($"{_program.Path}:{instruction.Line}: thread {thread} is still running after {count:N0} instructions: expected every thread " +
                "to come to its halt. If it is not endless, allow it more with --steps.");
        }

        var address = _program.CodeBase + _computer.CounterOf(thread);
        _processor.Execute(thread, instruction);
        _trace.Row(thread, count, address, instruction.Text);
        _processor.Demand(thread, instruction);
        return instruction.Opcode;
    }

    /// <summary>Lets the next thread run after one has halted; false when there is none.</summary>
    private bool Halt(long count)
    {
        _turns.End();
        if (_turns.AreOver) return false;
        _turns.Next();
        _trace.Change(_turns.Current, count, HaltMark);
        return true;
    }

    private void Interrupt(long count)
    {
        var before = _turns.Current;
        _turns.Next();
        if (!_turns.IsWritten || _turns.Current != before) _trace.Change(_turns.Current, count, InterruptMark);
    }
}
