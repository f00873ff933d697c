using System.Globalization;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// Reads the assembly of <i>Operating Systems: Three Easy Pieces</i> as its simulator x86.py understands it, and a little more:
/// blanks before a label, several # in a line, and every address form for every opcode that takes an address.
/// </summary>
public static class OstepReader
{
    /// <summary>Bytes that one address stands for in the computer's memory.</summary>
    internal const int BytesOfAddress = 8;

    private const int AddressesOfUnit = 1024;
    private const int LargestMemory = 4096;
    private const int MostThreads = 100;

    // Each thread's stack begins so far below the one before.
    private const int StackDistance = 1000;

    /// <summary>Reads a program, and loads it for so many threads.</summary>
    /// <param name="text">The program.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="options">How it is loaded; who runs when does not matter here.</param>
    /// <exception cref="InvalidInputException">It is not written in this assembly, or the options do not fit it; one line that says where and what was expected.</exception>
    public static MachineProgram Read(string text, string path, OstepOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        Demand(options);
        var source = new OstepSource(text, path, options.LoadAddress);
        var instructions = new OstepInstructions(source);
        Instruction[] code = [.. source.Instructions.Select(instructions.Read)];
        var program = new MachineProgram(Path.GetFileNameWithoutExtension(path), Notation.Ostep, code, ThreadsOf(options))
        {
            Path = path,
            Variables = [.. source.Variables.SelectMany(variable => variable.Elements)],
            DataSize = options.MemorySize * AddressesOfUnit * BytesOfAddress,
            CodeBase = options.LoadAddress,
        };
        program = program with { Observed = OstepObserved.Traced(program, options) };
        if (source.Claim is { } claim) program = new OstepClaim(program).Add(claim);
        return program.Observed.Count > 0 ? program : program with { Observed = OstepObserved.Everything(program) };
    }

    private static void Demand(OstepOptions options)
    {
        Demand("-t", options.Threads, 1, MostThreads, "threads");
        Demand("-m", options.MemorySize, 1, LargestMemory, "units of 1024 addresses");
        Demand("-L", options.LoadAddress, 0, int.MaxValue / 2, "as an address");
    }

    private static void Demand(string option, int value, int least, int most, string what)
    {
        if (value < least || value > most) throw new InvalidInputException($"{option} takes {least} to {most:N0} {what}, not {value}.");
    }

    private static ThreadImage[] ThreadsOf(OstepOptions options)
    {
        var parts = options.Arguments.Split(',');
        if (parts.Length != 1 && parts.Length != options.Threads)
            throw new InvalidInputException($"-a has {parts.Length} parts for {options.Threads} threads: expected one for each, separated by commas, or one for all.");
        return [.. Enumerable.Range(0, options.Threads).Select(thread => new ThreadImage($"Thread {thread}", 0, 0)
        {
            Registers = new Dictionary<Register, Operand>(RegistersOf(parts.Length == 1 ? parts[0] : parts[thread]))
            {
                [Register.Rsp] = Operand.Immediate((options.MemorySize - (long)thread) * StackDistance),
            },
        })];
    }

    private static Dictionary<Register, Operand> RegistersOf(string text)
    {
        var registers = new Dictionary<Register, Operand>();
        foreach (var part in text.Split(':'))
        {
            if (text.Length == 0) break;
            var sides = part.Split('=');
            if (sides.Length != 2 || !long.TryParse(sides[1].Trim(), NumberStyles.AllowLeadingSign, null, out var value))
                throw new InvalidInputException($"-a: '{part}' is no REGISTER=NUMBER; expected a form such as ax=1:bx=2,ax=3.");
            if (!OstepRegisters.TryRead(sides[0].Trim(), out var register) || register == OstepRegisters.Zero)
                throw new InvalidInputException($"-a: there is no register '{sides[0]}' that could be set; expected one of {OstepRegisters.List} without the percent sign.");
            registers[register] = Operand.Immediate(value);
        }

        return registers;
    }
}
