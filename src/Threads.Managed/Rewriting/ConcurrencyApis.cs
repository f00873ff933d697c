using Mono.Cecil;

namespace Threads.Managed.Rewriting;

/// <summary>
/// Which types of the base class library are concurrency APIs. A member of one that has no controlled twin is reported
/// as unsupported wherever it is reached: what cannot be controlled cannot be proved.
/// </summary>
internal static class ConcurrencyApis
{
    private static readonly string[] _namespaces =
    [
        "System.Threading", "System.Collections.Concurrent", "System.Timers",
    ];

    private static readonly HashSet<string> _types =
    [
        "System.Lazy`1", "System.Lazy`2", "System.Linq.ParallelEnumerable", "System.Linq.ParallelQuery", "System.Linq.ParallelQuery`1",
        "System.Linq.OrderedParallelQuery`1", "System.Collections.Immutable.ImmutableInterlocked", "System.Diagnostics.Process",
        "System.ComponentModel.BackgroundWorker", "System.Progress`1",
    ];

    /// <summary>In System.Runtime.CompilerServices: what await and asynchronous iterators compile to.</summary>
    private static readonly string[] _compilerServices =
    [
        "Async", "TaskAwaiter", "ValueTaskAwaiter", "Configured", "YieldAwaitable", "PoolingAsync", "IAsyncStateMachine",
    ];

    /// <summary>Types without any effect of their own on other threads.</summary>
    private static readonly HashSet<string> _harmless =
    [
        "System.Threading.Timeout", "System.Threading.ThreadStart", "System.Threading.ParameterizedThreadStart", "System.Threading.TimerCallback",
        "System.Threading.WaitCallback", "System.Threading.ContextCallback", "System.Threading.SendOrPostCallback",
        "System.Threading.WaitOrTimerCallback",
    ];

    private static readonly HashSet<string> _harmlessMembers =
    [
        "System.Threading.CancellationToken.get_None", "System.Threading.CancellationToken.get_IsCancellationRequested",
        "System.Threading.CancellationToken.get_CanBeCanceled", "System.Threading.CancellationToken.ThrowIfCancellationRequested",
        "System.Threading.CancellationToken.op_Equality", "System.Threading.CancellationToken.op_Inequality",
        "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute..ctor",
    ];

    /// <summary>Types of the library whose methods take pointers without looking behind them; those of <c>Unsafe</c> that look have twins.</summary>
    private static readonly HashSet<string> _pointerKeepers =
    [
        "System.Span`1", "System.ReadOnlySpan`1", "System.IntPtr", "System.UIntPtr", "System.Runtime.CompilerServices.Unsafe",
        "System.Runtime.InteropServices.NativeMemory", "System.Runtime.InteropServices.MemoryMarshal",
    ];

    /// <summary>True when the member needs a twin.</summary>
    public static bool Covers(MethodReference method, TypeFacts facts)
    {
        var type = method.DeclaringType.GetElementType();
        while (type.DeclaringType is not null) type = type.DeclaringType;
        if (!Covers(type)) return false;
        if (_harmless.Contains(type.FullName) || _harmlessMembers.Contains($"{type.FullName}.{method.Name}")) return false;
        return !type.Name.EndsWith("Exception", StringComparison.Ordinal) && facts.Resolve(type) is not { IsEnum: true };
    }

    /// <summary>True for the asynchronous call of a delegate, which starts a thread of its own.</summary>
    public static bool IsAsynchronousInvocation(MethodReference method, TypeFacts facts) =>
        method.Name is "BeginInvoke" or "EndInvoke" && IsDelegate(method.DeclaringType, facts);

    /// <summary>
    /// True for calls behind which an access or a lock would stay unseen: fields by reflection, the collections' own locking
    /// wrappers, timers of a time provider, memory behind a pointer, and references into a collection, which is one location.
    /// </summary>
    public static bool Escapes(MethodReference method) => (method.DeclaringType.FullName, method.Name) switch
    {
        ("System.Reflection.FieldInfo", "GetValue" or "SetValue" or "GetValueDirect" or "SetValueDirect") => true,
        ("System.TimeProvider", "CreateTimer") => true,
        (_, "Synchronized") => method.DeclaringType.Namespace is "System.Collections" or "System.IO",
        ("System.Runtime.InteropServices.CollectionsMarshal", not ("SetCount" or "AsSpan")) => true,
        ("System.Runtime.CompilerServices.Unsafe", "Unbox") => true,
        ("System.Runtime.InteropServices.Marshal", "Copy" or "PtrToStructure" or "StructureToPtr") => true,
        ("System.Runtime.InteropServices.Marshal", var name) => name.StartsWith("Read", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal),
        _ => ReachesBehindPointer(method),
    };

    /// <summary>True when the method takes a pointer, and may do more with it than keep it; for vectors also a reference.</summary>
    private static bool ReachesBehindPointer(MethodReference method)
    {
        var type = method.DeclaringType.GetElementType();
        var isVector = type.Namespace.StartsWith("System.Runtime.Intrinsics", StringComparison.Ordinal) || type.Namespace == "System.Numerics";
        return !_pointerKeepers.Contains(type.FullName)
            && method.Parameters.Any(p => Signatures.Strip(p.ParameterType) is PointerType || (isVector && Signatures.Strip(p.ParameterType) is ByReferenceType { ElementType: GenericParameter }));
    }

    /// <summary>True for delegate types.</summary>
    public static bool IsDelegate(TypeReference type, TypeFacts facts) => facts.Resolve(type)?.BaseType?.FullName == "System.MulticastDelegate";

    private static bool Covers(TypeReference type)
    {
        if (type.Namespace == "System.Runtime.CompilerServices")
            return _compilerServices.Any(prefix => type.Name.StartsWith(prefix, StringComparison.Ordinal));
        return _types.Contains(type.FullName) || _namespaces.Any(prefix => IsIn(type.Namespace, prefix));
    }

    private static bool IsIn(string ns, string prefix) =>
        ns.StartsWith(prefix, StringComparison.Ordinal) && (ns.Length == prefix.Length || ns[prefix.Length] == '.');
}
