using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>What is known of the base class library's code: which objects change, by which members, which arrays it writes.</summary>
internal static class ForeignApis
{
    private static readonly HashSet<string> _mutableTypes =
    [
        "System.Text.StringBuilder", "System.Random", "System.IO.MemoryStream", "System.IO.StringWriter", "System.IO.StringReader",
        "System.IO.Stream", "System.IO.FileStream", "System.IO.BufferedStream", "System.IO.TextWriter", "System.IO.TextReader", "System.IO.StreamWriter",
        "System.IO.StreamReader", "System.IO.BinaryWriter", "System.IO.BinaryReader", "System.Diagnostics.Stopwatch",
    ];

    private static readonly string[] _readers =
    [
        "get_", "Contains", "TryGetValue", "TryPeek", "Peek", "IndexOf", "LastIndexOf", "FindIndex", "Find", "Exists", "TrueForAll", "ForEach",
        "ToArray", "ToString", "ToList", "CopyTo", "GetEnumerator", "GetRange", "BinarySearch", "ConvertAll", "AsReadOnly", "Equals",
        "GetHashCode", "GetType", "CompareTo", "IsSubsetOf", "IsSupersetOf", "IsProper", "Overlaps", "SetEquals", "Clone", "Slice", "AsSpan",
        "TryGetNonEnumeratedCount", "TryCopyTo", "GetViewBetween", "Get",
    ];

    /// <summary>Methods that write an array which they are given, with the number of that argument.</summary>
    private static readonly HashSet<(string Type, string Method, int Argument)> _arrayWriters =
    [
        ("System.Array", "Clear", 0), ("System.Array", "Fill", 0), ("System.Array", "Sort", 0), ("System.Array", "Sort", 1),
        ("System.Array", "Reverse", 0), ("System.Array", "Copy", 1), ("System.Array", "Copy", 2), ("System.Array", "ConstrainedCopy", 2),
        ("System.Buffer", "BlockCopy", 2), ("System.Random", "NextBytes", 0), ("System.Random", "Shuffle", 0), ("System.Random", "GetItems", 1),
        ("System.Text.Encoding", "GetBytes", 3), ("System.Text.Encoding", "GetChars", 3), ("System.Convert", "ToBase64CharArray", 3),
    ];

    /// <summary>Methods that hand a reference or an array on without looking into it.</summary>
    private static readonly HashSet<string> _passThrough =
    [
        "System.Runtime.CompilerServices.Unsafe", "System.Runtime.InteropServices.MemoryMarshal", "System.Runtime.CompilerServices.RuntimeHelpers",
        "System.MemoryExtensions", "System.GC", "System.Span`1", "System.ReadOnlySpan`1",
        "System.Memory`1", "System.ReadOnlyMemory`1", "System.ArraySegment`1", "System.Runtime.InteropServices.GCHandle",
    ];

    /// <summary>True for a collection or another object of the library that its own methods change.</summary>
    public static bool IsMutableObject(TypeReference type)
    {
        var element = type.GetElementType();
        if (type is ArrayType or GenericParameter) return false;
        if (element.DeclaringType is { Namespace: "System.Collections.Generic" }) return element.Name is "KeyCollection" or "ValueCollection";
        if (element.DeclaringType is not null) return element is { Name: "Builder", DeclaringType.Namespace: "System.Collections.Immutable" };
        if (_mutableTypes.Contains(element.FullName)) return true;
        if (element.Namespace is not ("System.Collections" or "System.Collections.Generic" or "System.Collections.ObjectModel" or "System.Collections.Specialized"))
            return false;
        return !element.Name.Contains("Compar", StringComparison.Ordinal) && element.Name is not ("IEnumerator" or "IEnumerator`1" or "IAsyncEnumerator`1")
            && !element.Name.Contains("KeyValuePair", StringComparison.Ordinal);
    }

    /// <summary>True when a method of that name leaves its receiver as it is.</summary>
    public static bool OnlyReads(string method) => Array.Exists(_readers, reader => method.StartsWith(reader, StringComparison.Ordinal));

    /// <summary>True when the method writes the array that it is given at that place.</summary>
    public static bool WritesArray(MethodReference method, int argument) =>
        _arrayWriters.Contains((method.DeclaringType.GetElementType().FullName, method.Name, argument))
        || (method.Name is "CopyTo" or "Read" or "ReadExactly" && method.HasThis);

    /// <summary>True when the method only hands on what it is given.</summary>
    public static bool PassesThrough(MethodReference method) =>
        _passThrough.Contains(method.DeclaringType.GetElementType().FullName) && method.Name != "GetSubArray";

    /// <summary>True when the method changes a collection that it is given as an argument.</summary>
    public static bool WritesObject(MethodReference method) => method is { DeclaringType.Name: "CollectionsMarshal", Name: "SetCount" };

    /// <summary>True when the method only tells what lies beneath its receiver, and has never been anything else.</summary>
    public static bool TellsBeneath(MethodReference method) =>
        method.Name == "GetStringBuilder" || (method.Name == "get_BaseStream" && method.DeclaringType.Name != "BinaryWriter"); // that one flushes

    /// <summary>True for the way on of an enumerator, which looks at what it enumerates.</summary>
    public static bool IsWayOn(MethodReference method) => method.Name == "MoveNext" && method.Parameters.Count == 0
        && method.DeclaringType.GetElementType() is { } type
        && (type.FullName == "System.Collections.IEnumerator"
            || (type is { Name: "Enumerator", DeclaringType.Namespace: "System.Collections.Generic" or "System.Collections" }));
}
