using System.Globalization;
using Threads.Exploration;

namespace Threads.Machine;

/// <summary>What of an OSTEP program is looked at: the places that <c>-M</c> and <c>-R</c> name.</summary>
internal static class OstepObserved
{
    // Below this, a number in an address is a distance in an array or on the stack.
    private const long FirstAddress = 100;

    /// <summary>What tells one final state from another; without -M and -R, all variables and the addresses that the program writes out.</summary>
    public static IReadOnlyList<Observable> Of(MachineProgram program, OstepOptions options)
    {
        var memory = Memory(program, options.MemoryTrace).Select(variable => new Observable(-1, Register.None, variable, variable.Name));
        var registers = Registers(options.RegisterTrace);
        var ofThreads = program.Threads.SelectMany((_, thread) => registers.Select(register =>
            new Observable(thread, register, null, $"{thread}:{OstepRegisters.NameOf(register)}")));
        Observable[] named = [.. memory, .. ofThreads];
        return named.Length > 0 ? named : ByDefault(program);
    }

    /// <summary>The places that <c>-M</c> names.</summary>
    /// <exception cref="InvalidInputException">A name is not declared, or an address is no memory.</exception>
    public static IReadOnlyList<Variable> Memory(MachineProgram program, string trace) =>
        [.. Parts(trace).Select(part => char.IsAsciiDigit(part[0]) ? AtAddress(program, part) : Named(program, part))];

    /// <summary>The registers that <c>-R</c> names.</summary>
    /// <exception cref="InvalidInputException">There is none of a name.</exception>
    public static IReadOnlyList<Register> Registers(string trace) =>
        [.. Parts(trace).Select(part => OstepRegisters.TryRead(part, out var register)
            ? register
            : throw new InvalidInputException($"-R: there is no register '{part}'; expected some of {OstepRegisters.List} without the percent sign, separated by commas."))];

    private static IEnumerable<string> Parts(string trace)
    {
        if (trace.Length == 0) yield break;
        foreach (var part in trace.Split(',', StringSplitOptions.TrimEntries))
            yield return part.Length > 0 ? part : throw new InvalidInputException($"'{trace}' has an empty part: expected names or numbers, separated by commas.");
    }

    private static Variable AtAddress(MachineProgram program, string part)
    {
        var size = program.DataSize / OstepReader.BytesOfAddress;
        if (!int.TryParse(part, NumberStyles.None, null, out var address) || address >= size)
            throw new InvalidInputException($"-M: '{part}' is no address of this memory; expected 0 to {size - 1} (-m makes it larger), or a variable.");
        if (address >= program.CodeBase && address < program.CodeBase + program.Code.Count)
            throw new InvalidInputException($"-M: address {address} holds an instruction (line {program.Code[(int)(address - program.CodeBase)].Line}), and no number.");
        return new Variable(address.ToString(), address * OstepReader.BytesOfAddress);
    }

    private static Variable Named(MachineProgram program, string part) =>
        program.Variables.FirstOrDefault(variable => variable.Name == part) is { Name: not null } variable
            ? variable
            : throw new InvalidInputException($"-M: variable '{part}' is not declared; expected an address or {Declared(program)}.");

    private static string Declared(MachineProgram program) =>
        program.Variables.Count == 0 ? "a variable (this program declares none)" : $"one of {string.Join(", ", program.Variables.Select(variable => variable.Name))}";

    private static Observable[] ByDefault(MachineProgram program)
    {
        var last = (program.DataSize / OstepReader.BytesOfAddress) - 1;
        var addresses = program.Code
            .Select(instruction => instruction.Source.IsMemory ? instruction.Source : instruction.Destination)
            .Where(operand => operand.IsMemory && operand.Value >= FirstAddress && operand.Value <= last)
            .Select(operand => (int)operand.Value * OstepReader.BytesOfAddress)
            .Distinct()
            .Where(offset => program.Variables.All(variable => variable.Offset != offset))
            .Select(offset => new Variable((offset / OstepReader.BytesOfAddress).ToString(), offset));
        return [.. program.Variables.Concat(addresses).Select(variable => new Observable(-1, Register.None, variable, variable.Name))];
    }
}
