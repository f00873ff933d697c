using Threads.Exploration;

namespace Threads.Machine.Teaching;

/// <summary>Physical memory, for exercises about page tables: what is in each frame, and how many tables hold it.</summary>
/// <remarks>Each call is one step of an exploration. Not thread-safe.</remarks>
public sealed class FrameStore : IAtomicCalls
{
    private readonly List<int> _holders = [];
    private readonly List<string> _contents = [];
    private Func<string> _latest = () => "";

    /// <summary>How many frames are held by somebody.</summary>
    public int Used => _holders.Count(count => count > 0);

    object IAtomicCalls.Target => this;

    string IAtomicCalls.Latest => _latest();

    /// <summary>Takes the lowest free frame, which is empty and has one holder then.</summary>
    public int Take()
    {
        var frame = _holders.IndexOf(0);
        if (frame < 0)
        {
            frame = _holders.Count;
            _holders.Add(0);
            _contents.Add("");
        }

        (_holders[frame], _contents[frame]) = (1, "");
        _latest = () => $"take frame {frame}";
        return frame;
    }

    /// <summary>One more page table holds a frame.</summary>
    public void Hold(int frame) => Count(frame, ++_holders[frame]);

    /// <summary>One page table less holds a frame; held by none it is free.</summary>
    public void Release(int frame) => Count(frame, --_holders[frame]);

    /// <summary>How many page tables hold a frame.</summary>
    public int HoldersOf(int frame)
    {
        Count(frame, _holders[frame]);
        return _holders[frame];
    }

    /// <summary>Makes one frame's contents those of another.</summary>
    public void Copy(int from, int to)
    {
        _contents[to] = _contents[from];
        _latest = () => $"copy frame {from} to frame {to}";
    }

    /// <summary>What is in a frame.</summary>
    public string Read(int frame)
    {
        var text = _contents[frame];
        _latest = () => $"read frame {frame} = \"{text}\"";
        return text;
    }

    /// <summary>Puts something into a frame.</summary>
    public void Write(int frame, string text)
    {
        _contents[frame] = text;
        _latest = () => $"write frame {frame}: \"{text}\"";
    }

    private void Count(int frame, int holders) => _latest = () => $"frame {frame}: {holders} hold it";
}
