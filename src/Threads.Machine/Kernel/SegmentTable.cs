namespace Threads.Machine;

/// <summary>All segments, and the identifiers that are given next.</summary>
/// <remarks>Never changes, so that states can share it.</remarks>
public sealed record SegmentTable
{
    // Linux gives indexes in a circle of at least so many, so that an identifier does not come back soon (ipc_idr_alloc).
    private const int SmallestCircle = 64;

    /// <summary>No segments.</summary>
    public static readonly SegmentTable Empty = new();

    private int _next;
    private int _last = -1;
    private int _sequence;

    private SegmentTable()
    {
    }

    /// <summary>The segments, in order of their indexes.</summary>
    public ValueList<Segment> All { get; private init; } = [];

    /// <summary>The highest index in use; 0 for none.</summary>
    public int HighestIndex => All.Count == 0 ? 0 : All[^1].Index;

    /// <summary>How many pages all segments have together.</summary>
    public ulong Pages => All.Aggregate(0UL, (pages, segment) => pages + (ulong)segment.PageCount);

    /// <summary>The segment with an identifier; null for none.</summary>
    public Segment? Find(int id) => All.FirstOrDefault(segment => segment.Id == id);

    /// <summary>The segment with an index; null for none.</summary>
    public Segment? AtIndex(int index) => All.FirstOrDefault(segment => segment.Index == index);

    /// <summary>The segment with a key, other than 0; null for none.</summary>
    public Segment? WithKey(int key) => key == 0 ? null : All.FirstOrDefault(segment => segment.Key == key);

    /// <summary>The table with a new segment, which gets its identifier here.</summary>
    /// <param name="make">Makes it from its identifier.</param>
    internal SegmentTable Add(Func<int, Segment> make)
    {
        var circle = Math.Min(Math.Max(All.Count * 3 / 2, SmallestCircle), Segment.Indexes);
        var index = LowestFree(_next, circle) ?? LowestFree(0, circle) ?? throw new InvalidOperationException("Asked for one segment too many.");
        var sequence = index <= _last ? (_sequence + 1) % (int.MaxValue / Segment.Indexes) : _sequence;
        var at = All.Count(segment => segment.Index < index);
        return this with
        {
            All = All.Insert(at, make((sequence * Segment.Indexes) + index)),
            _next = index + 1,
            _last = index,
            _sequence = sequence,
        };
    }

    /// <summary>The table with a segment in the place of the one with its identifier.</summary>
    internal SegmentTable With(Segment changed) => this with { All = All.With(IndexOf(changed.Id), changed) };

    /// <summary>The table without a segment.</summary>
    internal SegmentTable Without(int id) => this with { All = All.RemoveAt(IndexOf(id)) };

    private int IndexOf(int id)
    {
        for (var at = 0; at < All.Count; at++)
        {
            if (All[at].Id == id) return at;
        }

        throw new InvalidOperationException($"There is no segment {id}.");
    }

    private int? LowestFree(int from, int to)
    {
        for (var index = from; index < to; index++)
        {
            if (AtIndex(index) is null) return index;
        }

        return null;
    }
}
