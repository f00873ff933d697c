using System.Diagnostics.CodeAnalysis;

namespace Threads.Machine;

/// <summary>
/// The classic litmus tests, by their customary names in lower case: <c>sb</c>, <c>mp</c>, <c>iriw</c>, …. After Sewell and others, <i>x86-TSO</i>
/// (CACM 2010), and Alglave, Maranget and Tautschnig, <i>Herding cats</i> (TOPLAS 2014).
/// </summary>
public static class Classics
{
    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. typeof(Classics).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <summary>The test with a name, in upper or lower case.</summary>
    public static bool TryRead(string name, [NotNullWhen(true)] out MachineProgram? program)
    {
        program = null;
        if (Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } found) return false;
        using var reader = new StreamReader(typeof(Classics).Assembly.GetManifestResourceStream(found)!);
        program = LitmusReader.Read(reader.ReadToEnd(), found + ".litmus");
        return true;
    }
}
