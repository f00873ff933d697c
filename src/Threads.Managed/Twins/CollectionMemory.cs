using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Threads.Managed.Twins;

/// <summary>
/// The part of <c>System.Runtime.InteropServices.CollectionsMarshal</c> to which collection expressions compile: the span of a list is
/// its memory, so that who writes an element there changes the list. References into dictionaries are unsupported.
/// </summary>
[Twin("System.Runtime.InteropServices.CollectionsMarshal")]
public static class CollectionMemory
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1002", Justification = "The original's signature.")]
    public static Span<T> AsSpan<T>(List<T>? list)
    {
        Probe.TouchObject(list, writes: false, Probe.Site);
        var span = CollectionsMarshal.AsSpan(list);
        if (list is not null && !span.IsEmpty)
            ManagedWorld.Active?.Tie(list, ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(span)), span.Length * Unsafe.SizeOf<T>());
        return span;
    }
}
