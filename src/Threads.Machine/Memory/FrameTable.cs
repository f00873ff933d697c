namespace Threads.Machine;

/// <summary>Who uses the frames of physical memory: for each, how many page-table entries or shared objects hold it.</summary>
/// <remarks>Never changes. The lowest free frame is always taken first, so that the same program gets the same frames.</remarks>
public sealed record FrameTable
{
    /// <summary>No frame is used.</summary>
    public static readonly FrameTable Empty = new([]);

    // Up to the highest used frame: two tables with the same frames in use are equal.
    private readonly ValueList<int> _holders;

    private FrameTable(ValueList<int> holders) => _holders = holders;

    /// <summary>One more than the highest frame in use.</summary>
    public int Height => _holders.Count;

    /// <summary>How many frames are in use.</summary>
    public int Used => _holders.Count(holders => holders > 0);

    /// <summary>How many hold a frame; 0 for a free one.</summary>
    public int HoldersOf(int frame) => frame < _holders.Count ? _holders[frame] : 0;

    /// <summary>The frame that is taken next.</summary>
    public int LowestFree
    {
        get
        {
            for (var frame = 0; frame < _holders.Count; frame++)
            {
                if (_holders[frame] == 0) return frame;
            }

            return _holders.Count;
        }
    }

    /// <summary>One more holds a frame.</summary>
    internal FrameTable Hold(int frame)
    {
        if (frame < _holders.Count) return new FrameTable(_holders.With(frame, _holders[frame] + 1));
        return new FrameTable([.. _holders, .. Enumerable.Repeat(0, frame - _holders.Count), 1]);
    }

    /// <summary>One less holds a frame; held by none it is free.</summary>
    internal FrameTable Release(int frame)
    {
        if (frame < _holders.Count - 1 || _holders[frame] > 1) return new FrameTable(_holders.With(frame, _holders[frame] - 1));
        var height = frame;
        while (height > 0 && _holders[height - 1] == 0) height--;
        return new FrameTable([.. _holders.Take(height)]);
    }
}
