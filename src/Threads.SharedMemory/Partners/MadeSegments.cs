using System.Runtime.InteropServices;
using Threads.SharedMemory.Leftovers;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Partners;

/// <summary>The segments that this process has made, each noted before (<see cref="Records"/>); disposing removes them. For one thread.</summary>
internal sealed unsafe class MadeSegments : IDisposable
{
    private readonly Dictionary<int, string> _notes = [];

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

    /// <summary>Removes them, and what a partner that was killed meanwhile has left.</summary>
    public void Dispose()
    {
        foreach (var (id, note) in _notes)
        {
            if (IsOurs(id)) _ = SystemV.Control(id, SystemV.IpcRemove, null);
            Records.Delete(note);
        }

        Cleaning.Run();
    }

    private static bool IsOurs(int id) => SystemV.StatusOf(id) is { } status && status.CreatorProcess == Environment.ProcessId;
}
