using Threads.Machine;

namespace Threads.Tests.Machine.Exploring;

/// <summary>Programs that several tests look at.</summary>
internal static class ClassicPrograms
{
    public static MachineProgram StoreBuffering { get; } = Litmus(
        "movq $1,(x) | movq $1,(y) ; movq (y),%rax | movq (x),%rax ;",
        "locations [0:rax; 1:rax;] exists (0:rax=0 /\\ 1:rax=0)");

    /// <summary>A litmus test from its code, rows ending with a semicolon, over x, y and z.</summary>
    public static MachineProgram Litmus(string code, string rest)
    {
        var columns = code[..code.IndexOf(';', StringComparison.Ordinal)].Split('|').Length;
        var names = string.Join(" | ", Enumerable.Range(0, columns).Select(thread => $"P{thread}"));
        return LitmusReader.Read($"X86_64 test\n{{ uint64_t x; uint64_t y; uint64_t z; }}\n {names} ;\n{code.Replace("; ", ";\n", StringComparison.Ordinal)}\n{rest}\n", "test.litmus");
    }
}
