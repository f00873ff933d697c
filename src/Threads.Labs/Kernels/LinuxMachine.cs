using System.Diagnostics;
using System.Security.Cryptography;
using Threads.Labs.Supervision;
using Threads.Machine;
using Threads.SharedMemory;
using Threads.SharedMemory.Native;
using Threads.SharedMemory.Partners;

namespace Threads.Labs.Kernels;

/// <summary>
/// This computer as a machine: each of its processes is one of the system's, and the kernel that answers them is Linux. Disposing ends the
/// processes, with the segments that they made. For one caller.
/// </summary>
/// <remarks>
/// Keys are counted from a random one, and identifiers are its own or none, so that nobody else's segment is met. Anything but an answer to a
/// call, and be it that this is not Linux, is a <see cref="SharedMemoryException"/>.
/// </remarks>
/// <param name="program">An assembly that <see cref="Host"/> runs, or the tool's: the program of the processes.</param>
public sealed class LinuxMachine(string program) : IMachine, IDisposable
{
    private readonly int _firstKey = RandomNumberGenerator.GetInt32(1 << 16, 1 << 30);
    private readonly List<LinuxProcess> _processes = [];
    private readonly HashSet<int> _ids = [];

    /// <inheritdoc/>
    public int Segments => _ids.Count(id => Find(id) is not null);

    /// <summary>Which kernel it is, and which process has which number: <c>Linux 6.1.0, where A is process 411 and B is process 412</c>.</summary>
    public string Description => $"Linux {Environment.OSVersion.Version.ToString(3)}, where {string.Join(" and ", _processes.Select(process => $"{process.Name} is process {process.Id}"))}";

    /// <summary>Whether this kernel keeps the numbers of frames to itself, so that <see cref="FrameOf"/> names file and offset instead.</summary>
    public bool HidesFrames { get; private set; }

    /// <inheritdoc/>
    public IProcess Start(string name)
    {
        var start = new ProcessStartInfo(DotNet.Command) { ArgumentList = { "exec", program } };
        foreach (var (variable, value) in DotNet.WorkerEnvironment(Limits.Default)) start.Environment[variable] = value;
        var process = new LinuxProcess(this, name, DrivenProcess.Start(start, _processes.Count));
        _processes.Add(process);
        return process;
    }

    /// <inheritdoc/>
    public SegmentFacts? Find(int id) => SystemV.StatusOf(OwnId(id)) is { } status
        ? new SegmentFacts(id, status.Key == SystemV.IpcPrivate ? 0 : status.Key - _firstKey, status.Size, (int)status.Mode, (int)status.Attachments)
        : null;

    /// <inheritdoc/>
    public string? FrameOf(IProcess process, ulong address)
    {
        if (process is not LinuxProcess { HasEnded: false } own) return null;
        var place = PlaceOf(own, address);
        HidesFrames |= place.IsHidden;
        return place switch
        {
            { Frame: { } frame } => $"frame 0x{frame:x}",
            { IsPresent: true } => $"inode {place.Inode}, offset 0x{place.Offset:x}",
            _ => null,
        };
    }

    /// <summary>Null: there is more in a computer than one figure holds.</summary>
    public Figure? Draw(string title) => null;

    /// <summary>Ends the processes.</summary>
    public void Dispose()
    {
        foreach (var process in _processes) process.Dispose();
    }

    internal int KeyOf(int key) => key == SystemV.IpcPrivate ? key : _firstKey + key;

    internal void Remember(int id) => _ids.Add(id);

    /// <summary>An identifier that one of its processes was answered; -1, which no kernel gives, for any other: it may be somebody else's.</summary>
    internal int OwnId(int id) => _ids.Contains(id) ? id : -1;

    // Who was killed has no page tables any more: then it is that which went wrong.
    private static PagePlace PlaceOf(LinuxProcess process, ulong address)
    {
        try
        {
            return PageMap.Of(process.Id, (nint)address);
        }
        catch (SharedMemoryException)
        {
            process.RequireAlive();
            throw;
        }
    }
}
