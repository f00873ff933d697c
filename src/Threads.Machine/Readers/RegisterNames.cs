namespace Threads.Machine;

/// <summary>The names of the general-purpose registers and of their lower parts.</summary>
internal static class RegisterNames
{
    private static readonly string[] Old = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"];
    private static readonly Dictionary<string, (Register Register, int Size)> All = Make();

    /// <summary>What is said where something else was found.</summary>
    public const string Expected = "a register such as rax, eax, ax, al or r8";

    /// <summary>The register with a name, and how many bytes of it the name means.</summary>
    public static bool TryFind(string name, out Register register, out int size)
    {
        var found = All.TryGetValue(name.ToLowerInvariant(), out var entry);
        (register, size) = entry;
        return found;
    }

    /// <summary>The name of a register's lower bytes: <c>eax</c>.</summary>
    public static string Of(Register register, int size) => All.First(entry => entry.Value == (register, size)).Key;

    /// <summary>The architects' order, in which states are printed: rax, rbx, rcx, rdx, rsi, rdi, rbp, rsp, r8, ….</summary>
    public static int Rank(Register register) => register switch
    {
        Register.Rbx => 1,
        Register.Rcx => 2,
        Register.Rdx => 3,
        Register.Rsi => 4,
        Register.Rdi => 5,
        Register.Rbp => 6,
        Register.Rsp => 7,
        _ => (int)register,
    };

    private static Dictionary<string, (Register Register, int Size)> Make()
    {
        var all = new Dictionary<string, (Register, int)>();
        for (var number = 0; number < 16; number++)
        {
            var name = number < Old.Length ? Old[number] : $"r{number}";
            string[] names = number < Old.Length
                ? ["r" + name, "e" + name, name, number < 4 ? name[..1] + "l" : name + "l"]
                : [name, name + "d", name + "w", name + "b"];
            for (var part = 0; part < names.Length; part++) all[names[part]] = ((Register)number, 8 >> part);
        }

        return all;
    }
}
