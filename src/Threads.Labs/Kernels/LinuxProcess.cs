using Threads.Exploration;
using Threads.Machine;
using Threads.SharedMemory.Partners;

namespace Threads.Labs.Kernels;

/// <summary>A process of this computer, told what to do call by call.</summary>
internal sealed class LinuxProcess(LinuxMachine machine, string name, DrivenProcess process) : IProcess, IDisposable
{
    public string Name => name;

    public int Id => process.Id;

    public bool HasEnded { get; private set; }

    public Errno Error { get; private set; }

    object IAtomicCalls.Target => machine;

    string IAtomicCalls.Latest => "";

    public int Shmget(int key, int size, Shm flags)
    {
        var id = (int)Call(SegmentCall.Shmget, machine.KeyOf(key), size, (long)flags);
        if (id >= 0) machine.Remember(id);
        return id;
    }

    public ulong Shmat(int id, ulong address = 0, Shm flags = Shm.None) => Call(SegmentCall.Shmat, machine.OwnId(id), (long)address, (long)flags) is var at && Error == Errno.None ? (ulong)at : 0;

    public bool Shmdt(ulong address) => Call(SegmentCall.Shmdt, (long)address) == 0;

    public bool ShmRemove(int id) => Call(SegmentCall.Remove, machine.OwnId(id)) == 0;

    public ulong Read(ulong address) => (ulong)Do(SegmentCall.Read, (long)address).Result;

    public void Write(ulong address, ulong value) => Do(SegmentCall.Write, (long)address, (long)value);

    public void RequireAlive() => process.RequireAlive();

    public void Dispose() => process.Dispose();

    // A call of the kernel says why it failed, or that it did not; reads and writes leave that as it was.
    private long Call(SegmentCall call, params ReadOnlySpan<long> arguments)
    {
        var answer = Do(call, arguments);
        Error = (Errno)answer.ErrorNumber;
        return answer.Result;
    }

    private SegmentAnswer Do(SegmentCall step, params ReadOnlySpan<long> arguments)
    {
        if (process.Do(step, arguments) is { } answer) return answer;
        HasEnded = true;
        throw new SegmentationFaultException($"{Name}, process {Id}, was ended by a segmentation fault.");
    }
}
