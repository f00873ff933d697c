namespace Threads.Machine;

/// <summary>Puts the parts of a program in assembly together: gives symbols their addresses, and threads their beginnings.</summary>
internal sealed class AssemblyProgram(AssemblyParser parsed)
{
    /// <summary>The address of the first instruction.</summary>
    public const long CodeBase = 0x401000;

    /// <summary>The program, without what is observed of it.</summary>
    public MachineProgram Link(string name, string path)
    {
        var entries = Entries();
        var code = new List<Instruction>();
        for (var index = 0; index < parsed.Code.Count; index++)
        {
            var (draft, at) = (parsed.Code[index], index);
            var size = draft.Symbol is { } symbol && parsed.Data.TryFind(symbol.Text, out var variable) ? variable.Size : 8;
            code.Add(draft.Resolve(parsed.AddressOf, label => parsed.Labels.TargetOf(label, at), size));
        }

        code.Add(new Instruction(Opcode.Halt)); // who runs past the last line
        var returns = code.Exists(instruction => instruction.Opcode == Opcode.Ret);
        return new MachineProgram(name, Notation.Assembly, code, [.. entries.Select(entry => new ThreadImage(entry.Name, 0, returns ? AddCall(code, entry.Index) : entry.Index))])
        {
            Path = path,
            CodeBase = CodeBase,
            Variables = parsed.Data.Variables,
            DataSize = parsed.Data.Size,
            InitialData = parsed.Data.InitialData(),
        };
    }

    // Somebody has to be there to return to.
    private static int AddCall(List<Instruction> code, int entry)
    {
        code.Add(new Instruction(Opcode.Call) { Target = entry });
        code.Add(new Instruction(Opcode.Halt));
        return code.Count - 2;
    }

    private List<(string Name, int Index)> Entries()
    {
        var entries = new List<(string, int)>();
        foreach (var label in parsed.Globals)
        {
            if (parsed.Labels.Find(label.Text) is >= 0 and var index) entries.Add((label.Text, index));
            else if (!parsed.Data.TryFind(label.Text, out _)) parsed.Source.Fail(label, $"there is no label {label}; expected one, where a thread begins.");
        }

        if (entries.Count == 0) parsed.Source.Fail(0, "there is no thread; expected .globl and a label of the code for each.");
        if (entries.Count > LitmusCode.MostThreads) parsed.Source.Fail(0, $"there are {entries.Count} threads; expected at most {LitmusCode.MostThreads}.");
        return entries;
    }
}
