using System.Text.RegularExpressions;

namespace Threads.Machine;

/// <summary>Warns of what x86.py does, and so do we, though the program's text looks as if it meant something else.</summary>
public static partial class OstepNotes
{
    /// <summary>
    /// The instructions of which x86.py reads only a part: push, xchg and fetchadd take no index and no scale.
    /// </summary>
    /// <returns>One line each: file, line, and what to write instead.</returns>
    public static IEnumerable<string> On(MachineProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Code
            .Where(instruction => instruction.Opcode is Opcode.Pea or Opcode.Xchg or Opcode.Xadd && TwoRegisters().IsMatch(instruction.Text))
            .Select(instruction => $"{program.Path}:{instruction.Line}: note: as in x86.py, {instruction.Text.Split((char[]?)null)[0]} reads no further than the first register of its address; " +
                "load the address with lea before, and use (%REGISTER).");
    }

    [GeneratedRegex(@"\([^()]*%[^()]*%")]
    private static partial Regex TwoRegisters();
}
