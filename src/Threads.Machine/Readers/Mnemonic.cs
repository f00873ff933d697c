namespace Threads.Machine;

/// <summary>Which operands an instruction takes.</summary>
internal enum Shape
{
    /// <summary>None.</summary>
    Nothing,

    /// <summary>One, which it reads.</summary>
    Source,

    /// <summary>One, which it changes.</summary>
    Destination,

    /// <summary>A source, then a destination.</summary>
    Both,

    /// <summary>A label.</summary>
    Target,
}

/// <summary>An instruction's name.</summary>
/// <param name="Opcode">What it does.</param>
/// <param name="Shape">Which operands it takes.</param>
/// <param name="Size">How many bytes it works on, where its name says it; 0 where its operands do.</param>
/// <param name="Condition">When a jump jumps.</param>
internal readonly record struct Mnemonic(Opcode Opcode, Shape Shape, int Size = 0, Condition Condition = Condition.Always)
{
    private static readonly Dictionary<string, Mnemonic> All = Make();

    /// <summary>What a message says where an instruction was expected.</summary>
    public const string Expected = "an instruction such as movq, addq, incq, cmpq, jne, xchgq, lock or mfence";

    /// <summary>The instruction with a name, its size suffix (<c>b w l q</c>) included.</summary>
    public static bool TryFind(string name, out Mnemonic mnemonic)
    {
        name = name.ToLowerInvariant();
        if (All.TryGetValue(name, out mnemonic)) return true;
        if (name.Length < 2 || !All.TryGetValue(name[..^1], out mnemonic)) return false;
        var size = name[^1] switch { 'b' => 1, 'w' => 2, 'l' => 4, 'q' => 8, _ => 0 };
        var takesSuffix = mnemonic.Shape is Shape.Source or Shape.Destination or Shape.Both || (mnemonic.Opcode is Opcode.Call or Opcode.Ret && size == 8);
        mnemonic = mnemonic with { Size = size };
        return size > 0 && takesSuffix;
    }

    private static Dictionary<string, Mnemonic> Make()
    {
        // Fences that order only stores, or only loads, order nothing that TSO does not order by itself (Intel SDM, volume 3, 9.2.5).
        var all = new Dictionary<string, Mnemonic>
        {
            ["nop"] = new(Opcode.Nop, Shape.Nothing),
            ["lfence"] = new(Opcode.Nop, Shape.Nothing),
            ["sfence"] = new(Opcode.Nop, Shape.Nothing),
            ["pause"] = new(Opcode.Nop, Shape.Nothing),
            ["mfence"] = new(Opcode.Mfence, Shape.Nothing),
            ["ret"] = new(Opcode.Ret, Shape.Nothing),
            ["syscall"] = new(Opcode.Syscall, Shape.Nothing),
            ["hlt"] = new(Opcode.Halt, Shape.Nothing),
            ["push"] = new(Opcode.Push, Shape.Source),
            ["pop"] = new(Opcode.Pop, Shape.Destination),
            ["call"] = new(Opcode.Call, Shape.Target),
            ["jmp"] = new(Opcode.Jmp, Shape.Target),
            ["movabs"] = new(Opcode.Mov, Shape.Both),
            ["imul"] = new(Opcode.Mul, Shape.Both),
            ["sal"] = new(Opcode.Shl, Shape.Both),
        };
        Opcode[] both = [Opcode.Mov, Opcode.Lea, Opcode.Add, Opcode.Sub, Opcode.And, Opcode.Or, Opcode.Xor, Opcode.Shl, Opcode.Shr, Opcode.Cmp, Opcode.Test, Opcode.Xchg, Opcode.Cmpxchg, Opcode.Xadd];
        foreach (var opcode in both) all[Name(opcode)] = new Mnemonic(opcode, Shape.Both);
        foreach (var opcode in new[] { Opcode.Neg, Opcode.Not, Opcode.Inc, Opcode.Dec }) all[Name(opcode)] = new Mnemonic(opcode, Shape.Destination);
        foreach (var (condition, names) in Conditions)
        {
            foreach (var name in names) all["j" + name] = new Mnemonic(Opcode.Jmp, Shape.Target, 0, condition);
        }

        return all;
    }

    private static (Condition Condition, string[] Names)[] Conditions =>
    [
        (Condition.Equal, ["e", "z"]),
        (Condition.NotEqual, ["ne", "nz"]),
        (Condition.Less, ["l", "nge"]),
        (Condition.LessOrEqual, ["le", "ng"]),
        (Condition.Greater, ["g", "nle"]),
        (Condition.GreaterOrEqual, ["ge", "nl"]),
        (Condition.Below, ["b", "nae", "c"]),
        (Condition.BelowOrEqual, ["be", "na"]),
        (Condition.Above, ["a", "nbe"]),
        (Condition.AboveOrEqual, ["ae", "nb", "nc"]),
        (Condition.Sign, ["s"]),
        (Condition.NotSign, ["ns"]),
    ];

#pragma warning disable CA1308 // Mnemonics are written in lower case.
    private static string Name(Opcode opcode) => opcode.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
