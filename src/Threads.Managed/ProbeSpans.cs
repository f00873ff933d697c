using System.Runtime.CompilerServices;

namespace Threads.Managed;

/// <summary>Probes of spans that are given to code that is not rewritten.</summary>
public static partial class Probe
{
    /// <summary>Code that is not rewritten reads or writes everything in a span: a step for each element.</summary>
    public static void TouchSpan<T>(Span<T> span, bool writes, int site)
    {
        if (ManagedWorld.Active is null)
            return;
        foreach (ref var element in span)
        {
            if (writes)
                TouchWrite(ref element, site);
            else
                TouchRead(ref element, site);
        }
    }

    /// <summary>Code that is not rewritten reads everything in a span: a step for each element.</summary>
    public static void TouchReadOnlySpan<T>(ReadOnlySpan<T> span, int site)
    {
        if (ManagedWorld.Active is null)
            return;
        foreach (ref readonly var element in span)
            TouchRead(ref Unsafe.AsRef(in element), site);
    }

    /// <summary>A block of memory is read or written as a whole: one step.</summary>
    internal static unsafe void TouchBlock(ref byte start, nuint bytes, bool writes, int site) =>
        ManagedWorld.Active?.TakeBlock((nuint)Unsafe.AsPointer(ref start), checked((int)bytes), writes, site);
}
