namespace Threads.Machine;

/// <summary>Puts the parts of a litmus test together: gives variables and labels their places, and reads what is observed and claimed.</summary>
internal sealed class LitmusProgram(TokenCursor tokens, LitmusData data, LitmusInit initial, LitmusCode code)
{
    private readonly List<Observable> _observed = [];

    /// <summary>The program.</summary>
    public MachineProgram Build(string name, string path)
    {
        TakeNoteOfUses();
        var (instructions, threads) = Link();
        while (tokens.TryTakeName("locations")) ReadLocations();
        if (tokens.IsAtName("filter")) tokens.Fail(tokens.Next, "a filter is not supported: put its proposition into the claim, with /\\.");
        var claim = tokens.Next.Kind == TokenKind.End ? null : ReadClaim();
        return new MachineProgram(name, Notation.Litmus, instructions, threads)
        {
            Path = path,
            Variables = data.Variables,
            DataSize = data.Size,
            InitialData = data.InitialData(),
            Claim = claim,
            Observed = InOrder(_observed),
        };
    }

    /// <summary>As states are printed: registers by thread, then variables by name; each once.</summary>
    public static List<Observable> InOrder(IEnumerable<Observable> observed) =>
    [
        .. observed.Distinct()
            .OrderBy(one => one.Thread < 0)
            .ThenBy(one => one.Thread)
            .ThenBy(one => RegisterNames.Rank(one.Register))
            .ThenByDescending(one => one.Thread < 0 ? 0 : one.Size)
            .ThenBy(one => one.Name, StringComparer.Ordinal),
    ];

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
        foreach (var (place, _, _) in initial.Registers) CheckThread(place);
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

    private void ReadLocations()
    {
        tokens.Expect("[", "and the places to observe");
        while (!tokens.TryTake("]"))
        {
            if (tokens.TryTake(";")) continue;
            _observed.Add(Observe(Place.Read(tokens)));
            if (!tokens.IsAt("]")) tokens.Expect(";", "after a place");
        }
    }

    private Claim ReadClaim()
    {
        var parser = new ClaimParser(tokens, cursor => Observe(Place.Read(cursor)));
        var claim = parser.Read();
        if (tokens.Next.Kind != TokenKind.End) tokens.Unexpected("/\\ or \\/ and more, or the end of the file");
        _observed.AddRange(parser.Places);
        return claim;
    }

    private Observable Observe(Place place)
    {
        if (place.Thread >= 0)
        {
            CheckThread(place);
            return new Observable(place.Thread, place.Register, null, $"{place.Thread}:{RegisterNames.Of(place.Register, place.Size)}") { Size = place.Size };
        }

        var variable = data.Find(place.At);
        if (place.Index < 0 && variable.Count > 1) tokens.Fail(place.At, $"{place.At} has {variable.Count} elements; expected one of them, such as {variable.Name}[0].");
        if (place.Index >= variable.Count) tokens.Fail(place.At, $"{place.At} has {variable.Count} elements, counted from 0; there is no element {place.Index}.");
        var name = place.Index < 0 ? variable.Name : $"{variable.Name}[{place.Index}]";
        var element = new Variable(name, variable.Offset + (Math.Max(place.Index, 0) * variable.Size), variable.Size);
        return new Observable(-1, Register.None, element, name) { Size = variable.Size };
    }

    private void CheckThread(Place place)
    {
        if (place.Thread >= code.Columns.Count) tokens.Fail(place.At, $"there is no thread {place.Thread}; expected 0{(code.Columns.Count > 1 ? $" to {code.Columns.Count - 1}" : "")}.");
    }
}
