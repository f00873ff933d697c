using System.Text;
using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Exploring;

/// <summary>Small random programs over two variables: every way to touch memory that can make a difference to another core.</summary>
internal static class RandomMachineProgram
{
    // {0} is a variable, {1} a value, {2} a register.
    private static readonly string[] Operations =
    [
        "movq ${1},({0})", "movq ({0}),%{2}", "movq ${1},({0})", "movq ({0}),%{2}", "movb ${1},({0})", "movzx", "mfence", "xchgq %{2},({0})",
        "lock xaddq %{2},({0})", "incq ({0})", "lock incq ({0})", "lock cmpxchgq %{2},({0})", "movq %{2},({0})", "addq ({0}),%{2}",
    ];

    private static readonly Gen<string> Operation = Gen.Select(Gen.Int[0, Operations.Length - 1], Gen.Int[0, 1], Gen.Int[1, 2], Gen.Int[0, 1], (which, variable, value, register) =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Operations[which] == "movzx" ? "movb ({0}),%{3}" : Operations[which],
            variable == 0 ? "x" : "y",
            value,
            register == 0 ? "rax" : "rbx",
            register == 0 ? "al" : "bl"));

    /// <summary>The text of a litmus test with so many threads.</summary>
    public static Gen<string> Text(int threads, int mostOperations) => Operation.Array[1, mostOperations].Array[threads].Select(ToText);

    /// <summary>The text of a litmus test whose threads also wait in loops for what another thread may store, or never will.</summary>
    public static Gen<string> TextWithLoops(int threads, int mostOperations) =>
        Gen.Select(Gen.Int[0, 3], Operation, Gen.Int[0, 1], (kind, operation, variable) => kind == 0 ? $"await {(variable == 0 ? "x" : "y")}" : operation)
            .Array[1, mostOperations].Array[threads].Select(columns => ToText([.. columns.Select(WithLoops)]));

    public static MachineProgram Read(string text) => LitmusReader.Read(text, "random.litmus");

    private static string[] WithLoops(string[] operations, int thread) =>
    [
        .. operations.SelectMany((operation, at) => operation.StartsWith("await", StringComparison.Ordinal)
            ? [$"L{thread}{at}: movq ({operation[^1]}),%rcx", "cmpq $1,%rcx", $"jne L{thread}{at}"]
            : new[] { operation }),
    ];

    private static string ToText(string[][] columns)
    {
        var text = new StringBuilder("X86_64 random\n{ uint64_t x; uint64_t y; }\n");
        text.Append(string.Join(" | ", columns.Select((_, thread) => $"P{thread}"))).Append(" ;\n");
        for (var row = 0; row < columns.Max(column => column.Length); row++)
            text.Append(string.Join(" | ", columns.Select(column => row < column.Length ? column[row] : ""))).Append(" ;\n");
        text.Append("locations [").Append(string.Concat(columns.Select((_, thread) => $"{thread}:rax; {thread}:rbx; "))).Append("x; y;]\nexists (x=0)\n");
        return text.ToString();
    }
}
