using CsCheck;

namespace Threads.Tests.Machine.Ostep;

/// <summary>Random programs in OSTEP's assembly, and texts that are nearly such programs.</summary>
internal static class OstepGen
{
    private static readonly Gen<string> Register = Pick("%ax", "%bx", "%cx", "%dx", "%ex", "%fx", "%bp");
    private static readonly Gen<string> Immediate = Gen.Int[-3, 5].Select(number => $"${number}");
    private static readonly Gen<string> Label = Pick(".a", ".b", ".c");

    // For push, xchg and fetchadd too, which read no further than the first register.
    private static readonly Gen<string> Place = Gen.OneOf(
        Pick("x", "y", "2000", "16", "(%ax)", "4(%bx)", "-8(%sp)", "100(%cx)"),
        Gen.Select(Gen.Int[-4, 110], Register).Select((number, register) => $"{number}({register})"));

    private static readonly Gen<string> WidePlace = Gen.OneOf(
        Place,
        Gen.Select(Gen.Int[0, 300], Register, Register, Gen.Int[-2, 8]).Select((number, register, index, scale) => $"{number}({register},{index},{scale})"),
        Gen.Select(Register, Register).Select((register, index) => $"96( {register} , {index} )"),
        Gen.Select(Register, Gen.Int[0, 8]).Select((index, scale) => $"200(,{index},{scale})"));

    private static readonly Gen<string> Source = Gen.OneOf(Immediate, Register);

    private static readonly Gen<string> Instruction = Gen.Frequency(
        (4, Two("mov", Source, Register)),
        (3, Two("mov", WidePlace, Register)),
        (4, Two("mov", Source, WidePlace)),
        (2, Two("lea", Place, Register)),
        (3, Gen.SelectMany(Pick("add", "sub"), opcode => Two(opcode, Source, Register))),
        (1, Two("mul", Immediate, Register)),
        (1, Register.Select(register => $"neg {register}")),
        (2, Gen.SelectMany(Pick("xchg", "fetchadd"), opcode => Two(opcode, Register, Place))),
        (4, Gen.OneOf(Two("test", Source, Register), Two("test", Register, Immediate))),
        (4, Gen.Select(Pick("j", "je", "jne", "jlt", "jlte", "jgt", "jgte"), Label).Select((opcode, label) => $"{opcode} {label}")),
        (2, Gen.OneOf(Register, Place).Select(operand => $"push {operand}")),
        (2, Gen.OneOf(Gen.Const("pop"), Register.Select(register => $"pop {register}"))),
        (1, Label.Select(label => $"call {label}")),
        (1, Pick("ret", "nop", "yield", "halt", "rdump", "mdump 100", "mdump 2000")));

    /// <summary>Programs that x86.py reads; what they do is left to chance, and often ends in a mistake.</summary>
    public static readonly Gen<string> Programs = Gen.Select(Instruction.Array[4, 25], Gen.Int[0, 24], Gen.Int[0, 24], Gen.Int[0, 24]).Select((code, a, b, c) =>
    {
        var lines = new List<string>(code) { "halt" };
        foreach (var (label, at) in new[] { (".a", a), (".b", b), (".c", c) }.OrderByDescending(label => label.Item2)) lines.Insert(Math.Min(at, code.Length), label);
        return ".var x\n.var y 2\n" + string.Join('\n', lines) + "\n";
    });

    /// <summary>Programs with a few characters changed.</summary>
    public static readonly Gen<string> Texts = Gen.Select(Programs, Gen.Select(Gen.Int[0, 500], Gen.OneOf(Gen.Char[' ', '~'], Pick('$', '%', '(', ')', ',', '.', '#', '\n', '-'))).Array[0, 6])
        .Select((text, changes) =>
        {
            var letters = text.ToCharArray();
            foreach (var (at, letter) in changes) letters[at % letters.Length] = letter;
            return new string(letters);
        });

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static Gen<string> Two(string opcode, Gen<string> first, Gen<string> second) => Gen.Select(first, second).Select((left, right) => $"{opcode} {left}, {right}");
}
