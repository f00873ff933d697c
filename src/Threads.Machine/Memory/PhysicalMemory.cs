namespace Threads.Machine;

/// <summary>The contents of frames for a kernel that no simulated core runs on: labs and tests use it directly.</summary>
/// <remarks>A frame takes memory from its first write. Not thread-safe.</remarks>
public sealed class PhysicalMemory : IFrames
{
    private const int Word = 8;

    private readonly Dictionary<int, ulong[]> _frames = [];

    /// <inheritdoc/>
    public void Copy(int from, int to)
    {
        if (_frames.TryGetValue(from, out var words)) _frames[to] = [.. words];
        else _frames.Remove(to);
    }

    /// <inheritdoc/>
    public void Clear(int frame) => _frames.Remove(frame);

    /// <inheritdoc/>
    public ulong Read(ulong physical) => _frames.TryGetValue((int)(physical / Kernel.PageSize), out var words) ? words[(int)(physical % Kernel.PageSize / Word)] : 0;

    /// <inheritdoc/>
    public void Write(ulong physical, ulong value)
    {
        var frame = (int)(physical / Kernel.PageSize);
        if (!_frames.TryGetValue(frame, out var words)) _frames[frame] = words = new ulong[Kernel.PageSize / Word];
        words[(int)(physical % Kernel.PageSize / Word)] = value;
    }
}
