using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>Which methods look into a span that they are given, and which of them write it.</summary>
internal static class SpanApis
{
    /// <summary>The place of the receiver among the arguments.</summary>
    public const int Receiver = -1;

    private static readonly string[] _handOn = ["AsSpan", "AsMemory", "Trim", "Slice", "Split", "EnumerateLines", "EnumerateRunes", "get_", "op_", ".ctor", "GetEnumerator", "GetPinnableReference"];

    private static readonly HashSet<(string Method, int Argument)> _writers =
    [
        ("Fill", Receiver), ("Clear", Receiver), ("CopyTo", 0), ("TryCopyTo", 0), // of Span<T>
        ("CopyTo", 1), ("Sort", 0), ("Sort", 1), ("Reverse", 0), ("Replace", 0), // of MemoryExtensions
        ("NextBytes", 0), ("Shuffle", 0), ("GetItems", 1), ("Read", 0), ("ReadExactly", 0), ("TryFormat", 0),
    ];

    /// <summary>True for spans whose elements somebody could write. Text in spans is nearly always a string's, which nobody can.</summary>
    public static bool IsSpan(TypeReference? type) => type is GenericInstanceType { GenericArguments.Count: 1 } generic
        && (generic.ElementType.FullName == "System.Span`1"
            || (generic.ElementType.FullName == "System.ReadOnlySpan`1" && generic.GenericArguments[0].MetadataType != MetadataType.Char));

    /// <summary>True when the method looks at the elements and does not only make another view of them.</summary>
    public static bool LooksInto(MethodReference method) => !Array.Exists(_handOn, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>True when the method writes the span in that place.</summary>
    public static bool Writes(MethodReference method, int argument) => _writers.Contains((method.Name, argument));
}
