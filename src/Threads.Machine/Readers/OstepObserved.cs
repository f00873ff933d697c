using System.Globalization;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>What of an OSTEP program is looked at: the places that <c>-M</c> and <c>-R</c> name.</summary>
internal static class OstepObserved
{
    // Below this, a number in an address is a distance in an array or on the stack.
    private const long FirstAddress = 100;

    /// <summary>What -M and -R name, as places of final states.</summary>
    public static IReadOnlyList<Observable> Traced(MachineProgram program, OstepOptions options)
    {
        var memory = Memory(program, options.MemoryTrace).Select(InMemory);
        var registers = Registers(options.RegisterTrace);
        return [.. memory, .. program.Threads.SelectMany((_, thread) => registers.Select(register =>
            new Observable(thread, register, null, $"{thread}:{OstepRegisters.NameOf(register)}")))];
    }

    /// <summary>What tells final states apart where nobody says so: all variables, and the addresses that the program writes out.</summary>
    public static IReadOnlyList<Observable> Everything(MachineProgram program)
    {
        var last = Size(program) - 1;
        var addresses = program.Code
            .Select(instruction => instruction.Source.IsMemory ? instruction.Source : instruction.Destination)
            .Where(operand => operand.IsMemory && operand.Value >= FirstAddress && operand.Value <= last)
            .Select(operand => (int)operand.Value * OstepReader.BytesOfAddress)
            .Distinct()
            .Where(offset => program.Variables.All(variable => variable.Offset != offset))
            .Select(offset => new Variable($"{offset / OstepReader.BytesOfAddress}", offset));
        return [.. program.Variables.Concat(addresses).Select(InMemory)];
    }

    /// <summary>The places that <c>-M</c> names.</summary>
    /// <exception cref="InvalidInputException">A name is not declared, or an address is no memory.</exception>
    public static IReadOnlyList<Variable> Memory(MachineProgram program, string trace) =>
        [.. Parts(trace).Select(part => (char.IsAsciiDigit(part[0]) ? AtAddress(program, part) : Named(program, part))
            ?? throw new InvalidInputException($"-M: there is no place '{part}'; expected an address from 0 to {Size(program) - 1} that holds no instruction, or {Declared(program)}."))];

    /// <summary>The registers that <c>-R</c> names.</summary>
    /// <exception cref="InvalidInputException">There is none of a name.</exception>
    public static IReadOnlyList<Register> Registers(string trace) =>
        [.. Parts(trace).Select(part => OstepRegisters.TryRead(part, out var register)
            ? register
            : throw new InvalidInputException($"-R: there is no register '{part}'; expected some of {OstepRegisters.List} without the percent sign, separated by commas."))];

    /// <summary>A number of memory; null where an instruction is, or nothing.</summary>
    public static Variable? AtAddress(MachineProgram program, string number)
    {
        var isAddress = int.TryParse(number, NumberStyles.None, null, out var address) && address < Size(program);
        return isAddress && !(address >= program.CodeBase && address < program.CodeBase + program.Code.Count)
            ? new Variable($"{address}", address * OstepReader.BytesOfAddress)
            : null;
    }

    /// <summary>A variable; null where none is declared by this name.</summary>
    public static Variable? Named(MachineProgram program, string name) =>
        program.Variables.FirstOrDefault(variable => variable.Name == name) is { Name: not null } variable ? variable : null;

    /// <summary>The variables that there are, for messages.</summary>
    public static string Declared(MachineProgram program) =>
        program.Variables.Count == 0 ? "a variable (this program declares none)" : $"one of {string.Join(", ", program.Variables.Select(variable => variable.Name))}";

    private static int Size(MachineProgram program) => program.DataSize / OstepReader.BytesOfAddress;

    private static Observable InMemory(Variable variable) => new(-1, Register.None, variable, variable.Name);

    private static IEnumerable<string> Parts(string trace)
    {
        if (trace.Length == 0) yield break;
        foreach (var part in trace.Split(',', StringSplitOptions.TrimEntries))
            yield return part.Length > 0 ? part : throw new InvalidInputException($"'{trace}' has an empty part: expected names or numbers, separated by commas.");
    }
}
