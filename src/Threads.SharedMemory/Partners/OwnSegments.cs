using System.Runtime.InteropServices;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Partners;

/// <summary>
/// What this process has attached, and what it has made, noted before it was (<see cref="Records"/>): disposing detaches the one and removes the other.
/// For one thread.
/// </summary>
internal sealed unsafe class OwnSegments(OwnAddresses addresses) : IDisposable
{
    private readonly Dictionary<int, string> _notes = [];
    private readonly HashSet<nint> _attached = [];

    /// <summary>shmget, with a note of what it makes.</summary>
    public SegmentAnswer Get(int key, nuint size, int flags)
    {
        var trace = new Trace.SystemV(key, (long)size, -1);
        var note = Records.Note(trace);
        var id = SystemV.Get(key, size, flags);
        var errno = id < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (id >= 0 && IsOurs(id) && _notes.TryAdd(id, note)) Records.Update(note, trace with { Id = id });
        else Records.Delete(note);
        return new SegmentAnswer(id, errno);
    }

    /// <summary>shmat.</summary>
    public nint Attach(int id, nint address, int flags)
    {
        if (address == 0) addresses.FillGaps();
        var at = SystemV.Attach(id, address, flags);
        if (at != SystemV.Failed) _attached.Add(at);
        return at;
    }

    /// <summary>shmctl IPC_RMID; the note of what is no more goes with it.</summary>
    public int Remove(int id)
    {
        var result = SystemV.Control(id, SystemV.IpcRemove, null);
        if (result == 0 && _notes.Remove(id, out var note)) Records.Delete(note);
        return result;
    }

    /// <summary>Gives all back; and what a partner has left that was killed meanwhile, unless others still use it.</summary>
    public void Dispose()
    {
        foreach (var address in _attached) _ = SystemV.Detach(address);
        foreach (var (id, note) in _notes)
        {
            if (IsOurs(id)) _ = SystemV.Control(id, SystemV.IpcRemove, null);
            Records.Delete(note);
        }

        Cleaning.Run();
    }

    private static bool IsOurs(int id) => SystemV.StatusOf(id) is { } status && status.CreatorProcess == Environment.ProcessId;
}
