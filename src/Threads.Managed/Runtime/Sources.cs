using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Threads.Managed.Rewriting;

namespace Threads.Managed;

/// <summary>
/// What an object of the library looks at that holds no elements itself: a query (<c>array.Where(…)</c>), a view
/// (<c>dictionary.Keys</c>, a read-only collection) or an enumerator. A deferred query reads its source when it is enumerated, maybe
/// long after the lock under which it was made has been given back.
/// </summary>
internal static class Sources
{
    private const int Deepest = 8;

    private static readonly ConditionalWeakTable<Type, Shape> _shapes = [];

    /// <summary>True for types of the library that only look at other objects' elements.</summary>
    public static bool IsView(Type type) => _shapes.GetValue(type, ShapeOf).IsView;

    /// <summary>The arrays and collections behind a view, each once.</summary>
    public static HashSet<object> Of(object view)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Follow(view, found, Deepest);
        return found;
    }

    /// <summary>What a writer, a reader or a stream passes its calls on to: the stream beneath it, the builder that it fills.</summary>
    public static IEnumerable<object> Beneath(object instance) =>
        _shapes.GetValue(instance.GetType(), ShapeOf).Beneath.Select(field => field.GetValue(instance)).OfType<object>();

    /// <summary>The class of the library that keeps a stream's, reader's or writer's state unseen, where the program derived a class from it; null for none.</summary>
    public static Type? UnseenBaseOf(object instance)
    {
        var type = instance.GetType();
        if (!InstrumentedContext.IsRewritten(type))
            return null;
        while (type is not null && InstrumentedContext.IsRewritten(type))
            type = type.BaseType;
        return type is { IsAbstract: false } && IsOfStreams(type) ? type : null;
    }

    /// <summary>
    /// True for an object all of whose code is rewritten, so that its own accesses are seen, and for those of the library that every thread may
    /// use at any time. What is derived from a class of the library is still a collection like its base.
    /// </summary>
    public static bool SpeaksForItself(object instance)
    {
        var type = instance.GetType();
        if (!InstrumentedContext.IsRewritten(type))
            return instance == Random.Shared || instance == Console.Out || instance == Console.Error || instance == Stream.Null || instance == TextWriter.Null;
        while (type is not null && InstrumentedContext.IsRewritten(type))
            type = type.BaseType;
        return type?.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true;
    }

    /// <summary>The array in which a stream keeps its bytes; it may be the program's own.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_buffer")]
    public static extern ref byte[] BufferOf(MemoryStream stream);

    private static void Follow(object view, HashSet<object> found, int depth)
    {
        foreach (var field in _shapes.GetValue(view.GetType(), ShapeOf).Fields)
        {
            if (field.GetValue(view) is not { } value)
                continue;
            if (IsView(value.GetType()))
            {
                if (depth > 0)
                    Follow(value, found, depth - 1);
            }
            else if (value is Array || IsCollection(value))
            {
                found.Add(value);
            }
        }
    }

    private static bool IsCollection(object value) => value is System.Collections.IEnumerable and not string
        && !InstrumentedContext.IsRewritten(value.GetType())
        && value.GetType().Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) == true;

    private static Shape ShapeOf(Type type)
    {
        var ns = type.Namespace ?? "";
        var isView = !InstrumentedContext.IsRewritten(type)
            && (ns == "System.Linq"
                || (ns is "System" or "System.Collections" && type.Name.Contains("Enumerator", StringComparison.Ordinal))
                || (ns.StartsWith("System.Collections", StringComparison.Ordinal) && ((type.IsNested && type.Name != "Builder") || type.Name is "LinkedListNode`1" || type.Name.StartsWith("ReadOnly", StringComparison.Ordinal) || type.Name == "Collection`1")));
        return new Shape(isView, isView ? FieldsOf(type) : [], IsOfStreams(type) ? [.. FieldsOf(type).Where(field => field.FieldType.IsPublic && (IsOfStreams(field.FieldType) || field.FieldType == typeof(StringBuilder)))] : []);
    }

    private static bool IsOfStreams(Type type) => typeof(Stream).IsAssignableFrom(type) || typeof(TextWriter).IsAssignableFrom(type) || typeof(TextReader).IsAssignableFrom(type)
        || typeof(BinaryWriter).IsAssignableFrom(type) || typeof(BinaryReader).IsAssignableFrom(type);

    // Only what may lead on: not the elements at hand, no functions.
    private static FieldInfo[] FieldsOf(Type type)
    {
        var fields = new List<FieldInfo>();
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            fields.AddRange(at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !typeof(Delegate).IsAssignableFrom(field.FieldType) && !field.FieldType.IsPrimitive && field.FieldType != typeof(string)
                    && !field.Name.Contains("current", StringComparison.OrdinalIgnoreCase)));
        }

        return [.. fields];
    }

    private sealed record Shape(bool IsView, FieldInfo[] Fields, FieldInfo[] Beneath);
}
