namespace Threads.Machine;

/// <summary>The registers of OSTEP's assembly, and which of ours stand for them.</summary>
/// <remarks><c>ex</c>, <c>fx</c> and <c>zero</c> exist on no x86: r8, r9 and r15 take their places.</remarks>
public static class OstepRegisters
{
    /// <summary>All of them, in the order in which they are listed; the one that is always 0 is last.</summary>
    public static IReadOnlyList<(string Name, Register Register)> Names => All;

    private static readonly (string Name, Register Register)[] All =
    [
        ("ax", Register.Rax),
        ("bx", Register.Rbx),
        ("cx", Register.Rcx),
        ("dx", Register.Rdx),
        ("ex", Register.R8),
        ("fx", Register.R9),
        ("sp", Register.Rsp),
        ("bp", Register.Rbp),
        ("zero", Zero),
    ];

    /// <summary>The names as a list for messages.</summary>
    internal static string List => string.Join(", ", All.SkipLast(1).Select(entry => "%" + entry.Name));

    /// <summary>The register that is always 0.</summary>
    internal const Register Zero = Register.R15;

    /// <summary>A register's name: <c>ax</c>; a register's own for one that OSTEP does not have.</summary>
    public static string NameOf(Register register) =>
        All.FirstOrDefault(entry => entry.Register == register) is { Name: { } name } ? name : register.ToString();

    /// <summary>The register of a name, written without a percent sign.</summary>
    internal static bool TryRead(string name, out Register register)
    {
        var found = Array.FindIndex(All, entry => entry.Name == name);
        register = found < 0 ? Register.None : All[found].Register;
        return found >= 0;
    }
}
