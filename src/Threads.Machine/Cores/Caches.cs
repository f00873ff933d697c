using System.Numerics;

namespace Threads.Machine;

/// <summary>What one core's cache knows of a line (Papamarcos and Patel 1984).</summary>
public enum LineState
{
    /// <summary>Not here.</summary>
    Invalid,

    /// <summary>Here, and perhaps elsewhere too; as in memory.</summary>
    Shared,

    /// <summary>Here alone; as in memory.</summary>
    Exclusive,

    /// <summary>Here alone; memory is older.</summary>
    Modified,
}

/// <summary>How often something happened to one line.</summary>
public sealed record LineCounts
{
    /// <summary>Reads and writes.</summary>
    public long Accesses { get; internal set; }

    /// <summary>Accesses that found no copy, or a write that found one it might not change.</summary>
    public long Misses { get; internal set; }

    /// <summary>Copies that another core's write took away.</summary>
    public long Invalidations { get; internal set; }

    /// <summary>Changed copies that went back to memory because another core wanted the line.</summary>
    public long WriteBacks { get; internal set; }

    /// <summary>The cores that wrote: bit c for core c.</summary>
    public ulong Writers { get; internal set; }

    /// <summary>How many cores wrote.</summary>
    public int WriterCount => BitOperations.PopCount(Writers);
}

/// <summary>
/// One cache a core, kept coherent by MESI, of unlimited size: every miss after a core's first is another core's doing.
/// Counts; it never changes what a program computes.
/// </summary>
/// <remarks>Lines are of physical memory. Not thread-safe.</remarks>
/// <param name="cores">How many cores, at most <see cref="MostCores"/>.</param>
public sealed class Caches(int cores)
{
    /// <summary>Bytes of a line.</summary>
    public const int LineSize = 64;

    /// <summary>Most cores.</summary>
    public const int MostCores = 64;

    private readonly Dictionary<ulong, (LineState[] States, LineCounts Counts)> _lines = [];

    /// <summary>The lines that were touched: by the physical address of the first byte.</summary>
    public IEnumerable<ulong> Lines => _lines.Keys.Order();

    /// <summary>What a core knows of the line around a physical address.</summary>
    public LineState StateOf(int core, ulong physical) => _lines.TryGetValue(physical / LineSize * LineSize, out var line) ? line.States[core] : LineState.Invalid;

    /// <summary>What has happened to the line around a physical address.</summary>
    public LineCounts CountsOf(ulong physical) => _lines.TryGetValue(physical / LineSize * LineSize, out var line) ? line.Counts : new LineCounts();

    /// <summary>A core reads.</summary>
    public void Read(int core, ulong physical)
    {
        var (states, counts) = LineAt(physical);
        counts.Accesses++;
        if (states[core] != LineState.Invalid) return;
        counts.Misses++;
        var alone = true;
        for (var other = 0; other < cores; other++)
        {
            if (states[other] == LineState.Invalid) continue;
            alone = false;
            if (states[other] == LineState.Modified) counts.WriteBacks++;
            states[other] = LineState.Shared;
        }

        states[core] = alone ? LineState.Exclusive : LineState.Shared;
    }

    /// <summary>A core writes.</summary>
    public void Write(int core, ulong physical)
    {
        var (states, counts) = LineAt(physical);
        counts.Accesses++;
        counts.Writers |= 1UL << core;
        if (states[core] is LineState.Invalid or LineState.Shared) counts.Misses++;
        for (var other = 0; other < cores; other++)
        {
            if (other == core || states[other] == LineState.Invalid) continue;
            if (states[other] == LineState.Modified) counts.WriteBacks++;
            counts.Invalidations++;
            states[other] = LineState.Invalid;
        }

        states[core] = LineState.Modified;
    }

    private (LineState[] States, LineCounts Counts) LineAt(ulong physical)
    {
        var line = physical / LineSize * LineSize;
        if (!_lines.TryGetValue(line, out var known)) _lines[line] = known = (new LineState[cores], new LineCounts());
        return known;
    }
}
