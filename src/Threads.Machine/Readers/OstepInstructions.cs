namespace Threads.Machine;

/// <summary>What x86.py has as an opcode.</summary>
/// <param name="Opcode">What it is here.</param>
/// <param name="Forms">Which kinds of operands it takes: Immediate, Register, Memory, Label; one word for each combination, <c>-</c> for none.</param>
/// <param name="Example">How it is written.</param>
/// <param name="Condition">When a jump jumps.</param>
internal sealed record OstepOpcode(Opcode Opcode, string Forms, string Example, Condition Condition = Condition.Always)
{
    private const string TwoOperands = "IR RR";

    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyDictionary<string, OstepOpcode> ByName = new Dictionary<string, OstepOpcode>
    {
        ["mov"] = new(Opcode.Mov, "IR MR RR RM IM", "mov 2000, %ax"),
        ["lea"] = new(Opcode.Lea, "MR", "lea count, %ax"),
        ["add"] = new(Opcode.Add, TwoOperands, "add $1, %ax"),
        ["sub"] = new(Opcode.Sub, TwoOperands, "sub $1, %ax"),
        ["mul"] = new(Opcode.Mul, TwoOperands, "mul $2, %ax"),
        ["neg"] = new(Opcode.Neg, "R", "neg %ax"),
        ["xchg"] = new(Opcode.Xchg, "RM", "xchg %ax, mutex"),
        ["fetchadd"] = new(Opcode.Xadd, "RM", "fetchadd %ax, ticket"),
        ["test"] = new(Opcode.Cmp, "IR RR RI", "test $0, %ax"),
        ["push"] = new(Opcode.Push, "R M", "push %ax"),
        ["pop"] = new(Opcode.Pop, "- R", "pop %ax"),
        ["call"] = new(Opcode.Call, "L", "call .lock"),
        ["ret"] = new(Opcode.Ret, "-", "ret"),
        ["j"] = new(Opcode.Jmp, "L", "j .top"),
        ["je"] = new(Opcode.Jmp, "L", "je .top", Condition.Equal),
        ["jne"] = new(Opcode.Jmp, "L", "jne .top", Condition.NotEqual),
        ["jlt"] = new(Opcode.Jmp, "L", "jlt .top", Condition.Less),
        ["jlte"] = new(Opcode.Jmp, "L", "jlte .top", Condition.LessOrEqual),
        ["jgt"] = new(Opcode.Jmp, "L", "jgt .top", Condition.Greater),
        ["jgte"] = new(Opcode.Jmp, "L", "jgte .top", Condition.GreaterOrEqual),
        ["nop"] = new(Opcode.Nop, "-", "nop"),
        ["yield"] = new(Opcode.Yield, "-", "yield"),
        ["halt"] = new(Opcode.Halt, "-", "halt"),
        ["rdump"] = new(Opcode.Dump, "-", "rdump"),
        ["mdump"] = new(Opcode.Dump, "M", "mdump 2000"),
    };
}

/// <summary>Makes instructions of lines.</summary>
internal sealed class OstepInstructions(OstepSource source)
{
    private readonly OstepOperands _operands = new(source);

    /// <summary>Reads one instruction.</summary>
    /// <exception cref="Threads.Exploration.InvalidInputException">There is no such opcode, or it does not take such operands.</exception>
    public Instruction Read(OstepLine line)
    {
        if (!OstepOpcode.ByName.TryGetValue(line.Word, out var opcode))
            throw source.At(line.Number, $"unknown opcode '{line.Word}': expected one of {string.Join(", ", OstepOpcode.ByName.Keys)}");
        var texts = OstepOperands.Split(line.Rest);
        if (opcode.Forms == "L") return Jump(opcode, line, texts);

        Operand[] operands = [.. texts.Select(text => _operands.Read(text, line.Number))];
        var form = operands.Length == 0 ? "-" : string.Concat(operands.Select(operand => operand.Kind.ToString()[0]));
        if (!opcode.Forms.Split(' ').Contains(form)) throw source.At(line.Number, Refusal(line, opcode, form));
        return Checked(Made(opcode, operands, line), line);
    }

    private static Instruction Made(OstepOpcode opcode, Operand[] operands, OstepLine line)
    {
        var instruction = new Instruction(opcode.Opcode) { KeepsFlags = true, Line = line.Number, Text = line.Text };
        return opcode.Opcode switch
        {
            Opcode.Cmp => instruction with { Source = operands[0], Destination = operands[1], KeepsFlags = false },
            Opcode.Push when operands[0].IsMemory => instruction with { Opcode = Opcode.Pea, Source = FirstRegisterOnly(operands[0]) },
            Opcode.Push => instruction with { Source = operands[0] },
            Opcode.Dump => instruction with { Source = operands.ElementAtOrDefault(0) },
            Opcode.Xchg or Opcode.Xadd => instruction with { Source = operands[0], Destination = FirstRegisterOnly(operands[1]), IsLocked = true },
            _ when operands.Length == 1 => instruction with { Destination = operands[0] },
            _ => instruction with { Source = operands.ElementAtOrDefault(0), Destination = operands.ElementAtOrDefault(1) },
        };
    }

    // A trace that is to be x86.py's has to follow it here, too; OstepNotes says so.
    private static Operand FirstRegisterOnly(Operand memory) =>
        Operand.Memory(memory.Value, memory.Register == Register.None ? memory.Index : memory.Register);

    private Instruction Checked(Instruction instruction, OstepLine line)
    {
        var written = instruction.Opcode is Opcode.Xchg or Opcode.Xadd ? instruction.Source : instruction.Destination;
        var writes = instruction.Opcode is not (Opcode.Cmp or Opcode.Push or Opcode.Pea or Opcode.Dump) && written.Kind == OperandKind.Register;
        return writes && written.Register == OstepRegisters.Zero
            ? throw source.At(line.Number, $"%zero is always 0 and cannot be written: expected one of {OstepRegisters.List}")
            : instruction;
    }

    private Instruction Jump(OstepOpcode opcode, OstepLine line, IReadOnlyList<string> operands)
    {
        if (operands is not [['.', ..] label]) throw source.At(line.Number, $"{line.Word} goes to a label: expected it as in  {opcode.Example}");
        return source.Labels.TryGetValue(label, out var target)
            ? new Instruction(opcode.Opcode) { Condition = opcode.Condition, Target = target, KeepsFlags = true, Line = line.Number, Text = line.Text }
            : throw source.At(line.Number, $"there is no label {label}: expected a line that holds only  {label}");
    }

    private static string Refusal(OstepLine line, OstepOpcode opcode, string form)
    {
        var problem = form switch
        {
            "MM" => $"{line.Word} cannot go from memory to memory; expected a register on one side",
            "-" => $"{line.Word} lacks its operands",
            _ => $"{line.Word} does not take {Kinds(form)}",
        };
        var forms = string.Join("; ", opcode.Forms.Split(' ').Select(Kinds));
        return $"{problem}: expected {forms}; as in  {opcode.Example}";
    }

    private static string Kinds(string form) => form == "-" ? "no operand" : string.Join(", ", form.Select(kind => kind switch
    {
        'I' => "$NUMBER",
        'R' => "%REGISTER",
        _ => "ADDRESS",
    }));
}
