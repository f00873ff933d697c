namespace AddressSpaces.Checks;

/// <summary>Physical memory: what is in each frame, and how many page tables hold it.</summary>
public sealed class FrameStore
{
    private readonly List<int> holders = [];
    private readonly List<string> contents = [];

    /// <summary>How many frames are held by somebody.</summary>
    public int Used => holders.Count(count => count > 0);

    /// <summary>Takes the lowest free frame, which is empty and has one holder then.</summary>
    public int Take()
    {
        int frame = holders.IndexOf(0);
        if (frame < 0)
        {
            frame = holders.Count;
            holders.Add(0);
            contents.Add("");
        }

        holders[frame] = 1;
        contents[frame] = "";
        return frame;
    }

    /// <summary>One more page table holds a frame.</summary>
    public void Hold(int frame) => holders[frame]++;

    /// <summary>One page table less holds a frame; held by none it is free.</summary>
    public void Release(int frame) => holders[frame]--;

    /// <summary>How many page tables hold a frame.</summary>
    public int HoldersOf(int frame) => holders[frame];

    /// <summary>Makes one frame's contents those of another.</summary>
    public void Copy(int from, int to) => contents[to] = contents[from];

    /// <summary>What is in a frame.</summary>
    public string Read(int frame) => contents[frame];

    /// <summary>Puts something into a frame.</summary>
    public void Write(int frame, string text) => contents[frame] = text;
}
