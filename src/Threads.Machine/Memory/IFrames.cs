namespace Threads.Machine;

/// <summary>What the kernel may do to the contents of frames, which it does not keep itself.</summary>
public interface IFrames
{
    /// <summary>Makes one frame's contents those of another.</summary>
    void Copy(int from, int to);

    /// <summary>Fills a frame with zeros.</summary>
    void Clear(int frame);

    /// <summary>The 8 bytes at a physical address, which is a multiple of 8.</summary>
    ulong Read(ulong physical);

    /// <summary>Replaces the 8 bytes at a physical address, which is a multiple of 8.</summary>
    void Write(ulong physical, ulong value);
}
