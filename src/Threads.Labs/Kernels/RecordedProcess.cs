using Threads.Exploration;
using Threads.Machine;

namespace Threads.Labs.Kernels;

/// <summary>A process whose steps are noted.</summary>
internal sealed class RecordedProcess(RecordedMachine notes, IProcess process) : IProcess
{
    public string Name => process.Name;

    public Errno Error => process.Error;

    object IAtomicCalls.Target => notes;

    string IAtomicCalls.Latest => process.Latest;

    public int Shmget(int key, int size, Shm flags)
    {
        var id = process.Shmget(key, size, flags);
        notes.Add(process, $"shmget({key}, {size}, {flags.Text()})", id >= 0 ? notes.Meet(id) : Failure);
        return id;
    }

    public ulong Shmat(int id, ulong address = 0, Shm flags = Shm.None)
    {
        var call = $"shmat({notes.NameOf(id)}, {notes.NameOf(address)}, {flags.Text()})";
        var at = process.Shmat(id, address, flags);
        notes.Add(process, call, at != 0 ? notes.Attach(process, id, at) : Failure);
        return at;
    }

    public bool Shmdt(ulong address)
    {
        var call = $"shmdt({notes.NameOf(address)})";
        var done = process.Shmdt(address);
        if (done) notes.Detach(process, address);
        notes.Add(process, call, done ? "0" : Failure);
        return done;
    }

    public bool ShmRemove(int id)
    {
        var call = $"shmctl({notes.NameOf(id)}, IPC_RMID)";
        var done = process.ShmRemove(id);
        notes.Add(process, call, done ? "0" : Failure);
        return done;
    }

    public ulong Read(ulong address) => Use(() => process.Read(address), $"read [{notes.NameOf(address)}]", notes.NameOf);

    public void Write(ulong address, ulong value) => Use(
        () =>
        {
            process.Write(address, value);
            return value;
        },
        $"write [{notes.NameOf(address)}] = {notes.NameOf(value)}",
        _ => "done");

    private string Failure => $"-1 {process.Error}";

    private ulong Use(Func<ulong> access, string text, Func<ulong, string> answer)
    {
        try
        {
            var value = access();
            notes.Add(process, text, answer(value));
            return value;
        }
        catch (SegmentationFaultException)
        {
            notes.Detach(process);
            notes.Add(process, text, "SIGSEGV");
            throw;
        }
    }
}
