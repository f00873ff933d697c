using System.Numerics;
using System.Runtime.InteropServices;

namespace Threads.Exploration;

/// <summary>Vector clocks: entry p counts the events of process p that are known (Mattern 1989).</summary>
internal static class Clocks
{
    /// <summary>The later of two clocks, entry by entry, into the first. Equally long; as many entries as there can be processes.</summary>
    public static void Join(Span<int> clock, ReadOnlySpan<int> other)
    {
        var mine = MemoryMarshal.Cast<int, Vector<int>>(clock);
        var its = MemoryMarshal.Cast<int, Vector<int>>(other);
        for (var part = 0; part < mine.Length; part++)
            mine[part] = Vector.Max(mine[part], its[part]);
    }
}
