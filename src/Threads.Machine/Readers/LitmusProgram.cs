namespace Threads.Machine;

/// <summary>Puts the parts of a litmus test together: gives variables and labels their places, and reads what is observed and claimed.</summary>
internal sealed class LitmusProgram(TokenCursor tokens, LitmusData data, LitmusInit initial, LitmusCode code)
{
    private readonly ObservedPlaces _observed = new(code.Columns.Count, data.Find);

    /// <summary>The program.</summary>
    public MachineProgram Build(string name, string path)
    {
        TakeNoteOfUses();
        var (instructions, threads) = Link();
        while (tokens.TryTakeName("locations")) _observed.ReadLocations(tokens);
        if (tokens.IsAtName("filter")) tokens.Fail(tokens.Next, "a filter is not supported: put its proposition into the claim, with /\\.");
        var claim = tokens.Next.Kind == TokenKind.End ? null : _observed.ReadClaim(tokens, "the end of the file");
        return new MachineProgram(name, Notation.Litmus, instructions, threads)
        {
            Path = path,
            Variables = data.Variables,
            DataSize = data.Size,
            InitialData = data.InitialData(),
            Claim = claim,
            Observed = _observed.InOrder,
        };
    }

    private void TakeNoteOfUses()
    {
        for (var thread = 0; thread < code.Columns.Count; thread++)
        {
            foreach (var draft in code.Columns[thread].Code)
            {
                if (draft.Source.Symbol is { } source) data.Use(source, 0);
                if (draft.Destination.Symbol is { } destination) data.Use(destination, 0);
                if ((draft.Symbol ?? PointedTo(draft, thread)) is { } reached && draft.Mnemonic.Opcode != Opcode.Lea) data.Use(reached, draft.Mnemonic.Size);
            }
        }
    }

    // A register that begins with a variable's address usually keeps it.
    private Token? PointedTo(Draft draft, int thread)
    {
        var memory = draft.Source.Operand.IsMemory ? draft.Source.Operand : draft.Destination.Operand;
        return memory.IsMemory && memory.Value == 0
            ? initial.Registers.FirstOrDefault(one => (one.Place.Thread, one.Place.Register) == (thread, memory.Register)).Symbol
            : null;
    }

    private (List<Instruction> Code, List<ThreadImage> Threads) Link()
    {
        foreach (var (place, _, _) in initial.Registers) _observed.CheckThread(tokens, place);
        var instructions = new List<Instruction>();
        var threads = new List<ThreadImage>();
        foreach (var column in code.Columns)
        {
            var first = instructions.Count;
            threads.Add(new ThreadImage($"P{threads.Count}", 0, first) { Registers = RegistersOf(threads.Count) });
            for (var index = 0; index < column.Code.Count; index++)
            {
                var (draft, at) = (column.Code[index], index);
                var width = draft.Symbol is { } symbol ? data.Find(symbol).Size : 0;
                instructions.Add(draft.Resolve(AddressOf, label => first + column.Labels.TargetOf(label, at), width));
            }

            instructions.Add(new Instruction(Opcode.Halt));
        }

        return (instructions, threads);
    }

    private Operand AddressOf(Token symbol) => Operand.Immediate(data.Find(symbol).Offset, isRelative: true);

    private Dictionary<Register, Operand> RegistersOf(int thread) => initial.Registers
        .Where(one => one.Place.Thread == thread)
        .ToDictionary(
            one => one.Place.Register,
            one => one.Symbol is { } symbol
                ? Operand.Immediate(data.Find(symbol).Offset + one.Value, isRelative: true)
                : Operand.Immediate((long)Integers.Truncate(one.Value, one.Place.Size)));
}
