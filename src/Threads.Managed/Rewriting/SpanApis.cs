using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>Which methods look into a span that they are given, and which of them write it.</summary>
internal static class SpanApis
{
    /// <summary>The place of the receiver among the arguments.</summary>
    public const int Receiver = -1;

    private static readonly string[] _handOn =
    [
        "AsSpan", "AsMemory", "AsBytes", "AsRef", "Cast", "CreateSpan", "CreateReadOnlySpan", "GetReference", "Trim", "Slice", "Split",
        "EnumerateLines", "EnumerateRunes", "get_", "op_", ".ctor", "GetEnumerator", "GetPinnableReference",
    ];

    /// <summary>What <c>MemoryExtensions</c> only reads, of spans that it could write.</summary>
    private static readonly string[] _readers =
    [
        "IndexOf", "LastIndexOf", "Contains", "SequenceEqual", "SequenceCompareTo", "StartsWith", "EndsWith", "BinarySearch", "CommonPrefixLength", "Overlaps", "Count",
    ];

    /// <summary>True for spans whose elements somebody could write. Text in spans is nearly always a string's, which nobody can.</summary>
    public static bool IsSpan(TypeReference? type) => type is GenericInstanceType { GenericArguments.Count: 1 } generic
        && (generic.ElementType.FullName == "System.Span`1"
            || (generic.ElementType.FullName == "System.ReadOnlySpan`1" && generic.GenericArguments[0].MetadataType != MetadataType.Char));

    /// <summary>True when the method looks at the elements and does not only make another view of them.</summary>
    public static bool LooksInto(MethodReference method) => !Array.Exists(_handOn, prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>
    /// True when the method writes the span in that place. Whoever only reads a span asks for a <c>ReadOnlySpan</c>, so what is not
    /// known to read is taken to write.
    /// </summary>
    public static bool Writes(MethodReference method, int argument)
    {
        if (argument == Receiver) return method.Name is "Fill" or "Clear";
        return Signatures.Strip(method.Parameters[argument].ParameterType).GetElementType().Name == "Span`1"
            && !(method.DeclaringType.Name == "MemoryExtensions" && Array.Exists(_readers, reader => method.Name.StartsWith(reader, StringComparison.Ordinal)));
    }
}
