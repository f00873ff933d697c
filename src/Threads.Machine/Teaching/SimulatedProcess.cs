using Threads.Exploration;

namespace Threads.Machine;

/// <summary>
/// A process of a <see cref="SimulatedMachine"/>, with one thread: its system calls, and its reads and writes. A call that fails says so with
/// its result, and <see cref="Error"/> says why, as in C.
/// </summary>
/// <remarks>Thread-safe; each call is one step. <see cref="Error"/> belongs to whoever made the latest call.</remarks>
public sealed class SimulatedProcess : IAtomicCalls
{
    private const int Word = 8;
    private const ulong ReadWrite = 3;

    private readonly SimulatedMachine _machine;
    private readonly int _thread;
    private Func<string> _latest = () => "";

    internal SimulatedProcess(SimulatedMachine machine, int thread, int index, string name)
    {
        (_machine, _thread, Index, Name) = (machine, thread, index, name);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its place among the machine's processes.</summary>
    public int Index { get; }

    /// <summary>Its process identifier.</summary>
    public int Id => _machine.Kernel.Processes[Index].Id;

    /// <summary>Why the latest call failed; <see cref="Errno.None"/> if it did not.</summary>
    public Errno Error { get; private set; }

    private int Core => _thread % Caches.MostCores;

    object IAtomicCalls.Target => _machine;

    string IAtomicCalls.Latest => _latest();

    /// <summary>shmget: finds or makes a segment.</summary>
    /// <returns>Its identifier; -1 on failure.</returns>
    public int Shmget(int key, int size, Shm flags) =>
        (int)Answered(Call(SystemCall.Shmget, (ulong)(uint)key, (ulong)size, (ulong)flags), id => $"shmget({key}, {size}, {Text(flags)}) = {id}");

    /// <summary>shmat: attaches a segment; at address 0 the kernel chooses where.</summary>
    /// <returns>Where it begins; 0 on failure.</returns>
    public ulong Shmat(int id, ulong address = 0, Shm flags = Shm.None) => Address(Call(SystemCall.Shmat, (ulong)id, address, (ulong)flags), at => $"shmat({id}, {Hex(address)}, {Text(flags)}) = {at}");

    /// <summary>shmdt: detaches the segment that was attached at this address.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Shmdt(ulong address) => Done(Call(SystemCall.Shmdt, address), $"shmdt({Hex(address)})");

    /// <summary>shmctl IPC_RMID: removes a segment; while it is attached anywhere, it stays there, but nobody finds it by its key.</summary>
    /// <returns>Whether the caller may, and there is one.</returns>
    public bool ShmRemove(int id) => Done(Call(SystemCall.Shmctl, (ulong)id), $"shmctl({id}, IPC_RMID)");

    /// <summary>shmctl IPC_STAT: what the kernel knows of a segment.</summary>
    /// <returns>Null on failure.</returns>
    public Segment? ShmStat(int id)
    {
        lock (_machine.Gate)
        {
            var segment = _machine.Kernel.Segments.Find(id);
            var mayRead = segment?.Permits(_machine.Kernel.Processes[Index].Credentials, (int)Shm.UserRead);
            Error = mayRead switch { null => Errno.EINVAL, false => Errno.EACCES, _ => Errno.None };
            Answered(Error == Errno.None ? 0 : -1, _ => $"shmctl({id}, IPC_STAT) = {(segment is null ? "" : $"{segment.Attachments} attached")}");
            return Error == Errno.None ? segment : null;
        }
    }

    /// <summary>mmap: maps pages full of zeros; a child of <see cref="Fork"/> shares them, or gets a copy.</summary>
    /// <returns>Where they begin; 0 on failure.</returns>
    public ulong Mmap(int pages, bool shared = false) =>
        Address(
            Call(SystemCall.Mmap, 0, (ulong)pages * Kernel.PageSize, ReadWrite, shared ? 0x21UL : 0x22UL, ulong.MaxValue),
            at => $"mmap({pages} pages, {(shared ? "shared" : "private")}) = {at}");

    /// <summary>munmap: unmaps pages.</summary>
    /// <returns>Whether the arguments made sense.</returns>
    public bool Munmap(ulong address, int pages) => Done(Call(SystemCall.Munmap, address, (ulong)pages * Kernel.PageSize), $"munmap({Hex(address)}, {pages} pages)");

    /// <summary>mprotect: allows or forbids reading and writing.</summary>
    /// <returns>Whether all pages are mapped and may be used so.</returns>
    public bool Mprotect(ulong address, int pages, Protection protection) =>
        Done(Call(SystemCall.Mprotect, address, (ulong)pages * Kernel.PageSize, (ulong)protection), $"mprotect({Hex(address)}, {pages} pages, {protection})");

    /// <summary>fork: a child with the same addresses, a copy of everything private, and all that is shared.</summary>
    public SimulatedProcess Fork(string name)
    {
        lock (_machine.Gate)
        {
            var outcome = _machine.Kernel.Call(_thread, _thread, SystemCall.Fork, default, _machine.Memory);
            _machine.Kernel.Rename(outcome.Process, name);
            _latest = () => $"fork() = {outcome.Value}, {name}";
            return new SimulatedProcess(_machine, outcome.Thread, outcome.Process, name);
        }
    }

    /// <summary>A second thread of the process, on a core of its own: the same memory, another TLB.</summary>
    public SimulatedProcess Thread()
    {
        const ulong newThread = 0x1_0100;
        lock (_machine.Gate)
        {
            var thread = _machine.Kernel.Call(_thread, _thread, SystemCall.Clone, new SystemCallArguments(newThread), _machine.Memory).Thread;
            _latest = () => $"clone() = a thread on core {thread}";
            return new SimulatedProcess(_machine, thread, Index, Name);
        }
    }

    /// <summary>exit: ends the process; everything is unmapped and detached.</summary>
    public void Exit() => Done(Call(SystemCall.ExitGroup), "exit");

    /// <summary>Reads the 8 bytes at an address, which is a multiple of 8.</summary>
    /// <exception cref="SegmentationFaultException">The process may not.</exception>
    public ulong Read(ulong address)
    {
        lock (_machine.Gate)
        {
            var physical = Translate(address, MemoryUse.Read);
            var value = _machine.Memory.Read(physical);
            _machine.Caches.Read(Core, physical);
            _latest = () => $"read  [{Hex(address)}] = {value}";
            return value;
        }
    }

    /// <summary>Writes the 8 bytes at an address, which is a multiple of 8.</summary>
    /// <exception cref="SegmentationFaultException">The process may not.</exception>
    public void Write(ulong address, ulong value)
    {
        lock (_machine.Gate)
        {
            var physical = Translate(address, MemoryUse.Write);
            var old = _machine.Memory.Read(physical);
            _machine.Memory.Write(physical, value);
            _machine.Caches.Write(Core, physical);
            _latest = () => $"write [{Hex(address)}]: {old} → {value}";
        }
    }

    /// <summary>Adds to the 8 bytes at an address, in one step (<c>lock xadd</c>); for less, add <c>ulong.MaxValue</c>, which is -1.</summary>
    /// <returns>The sum.</returns>
    /// <exception cref="SegmentationFaultException">The process may not.</exception>
    public ulong Add(ulong address, ulong value)
    {
        lock (_machine.Gate)
        {
            var physical = Translate(address, MemoryUse.Write);
            var sum = unchecked(_machine.Memory.Read(physical) + value);
            _machine.Memory.Write(physical, sum);
            _machine.Caches.Write(Core, physical);
            _latest = () => $"add   [{Hex(address)}]: {unchecked(sum - value)} → {sum}, in one step";
            return sum;
        }
    }

    /// <summary>What has happened so far to the cache line around an address: to that of the frame that is there now.</summary>
    /// <returns>A copy; all 0 where nothing is mapped.</returns>
    public LineCounts LineAt(ulong address)
    {
        lock (_machine.Gate)
        {
            var counts = _machine.Kernel.TryTranslate(-1, Index, address, MemoryUse.Read, out var physical) ? _machine.Caches.CountsOf(physical) with { } : new LineCounts();
            _latest = () => $"cache line of [{Hex(address)}]: misses = {counts.Misses}";
            return counts;
        }
    }

    // Faults are resolved until the access goes through, as the processor does when it tries the instruction again.
    private ulong Translate(ulong address, MemoryUse use)
    {
        if (address % Word != 0) throw new SegmentationFaultException($"{Name} used address 0x{address:x}, which is not a multiple of 8: words have 8 bytes here.");
        var kernel = _machine.Kernel;
        ulong physical;
        _latest = () => $"{(use == MemoryUse.Write ? "write" : "read")} [{Hex(address)}]: segmentation fault";
        while (!kernel.TryTranslate(_thread, Index, address, use, out physical))
        {
            var outcome = kernel.HandleFault(_thread, Index, address, use, _machine.Memory);
            if (outcome.IsResolved) continue;
            kernel.Kill(_thread, Index, outcome.Signal);
            throw new SegmentationFaultException($"{Name} was ended by a segmentation fault, {outcome.Message}{(outcome.Message.EndsWith('?') ? "" : ".")}");
        }

        return physical;
    }

    private long Call(SystemCall call, ulong first = 0, ulong second = 0, ulong third = 0, ulong fourth = 0, ulong fifth = 0)
    {
        lock (_machine.Gate)
        {
            if (!_machine.Kernel.IsAlive(_thread)) throw new SegmentationFaultException($"{Name} has ended; it cannot call the kernel any more.");
            var outcome = _machine.Kernel.Call(_thread, _thread, call, new SystemCallArguments(first, second, third, fourth, fifth), _machine.Memory);
            Error = outcome.Error;
            return Error == Errno.None ? outcome.Value : -1;
        }
    }

    private long Answered(long result, Func<string, string> text)
    {
        var error = Error;
        _latest = () => error == Errno.None ? text($"{result}") : $"{text("")}{error}";
        return result;
    }

    private bool Done(long result, string text)
    {
        Answered(result, answer => $"{text} = {answer}");
        return result == 0;
    }

    private ulong Address(long result, Func<string, string> text)
    {
        Answered(result, _ => text(result < 0 ? "" : Hex((ulong)result)));
        return result < 0 ? 0 : (ulong)result;
    }

    // Permissions as they are written everywhere: Create|0600.
    private static string Text(Shm flags)
    {
        const Shm permissions = (Shm)0x1FF;
        var names = (flags & ~permissions) == 0 ? [] : $"{flags & ~permissions}".Split(", ");
        var octal = (flags & permissions) == 0 ? [] : new[] { "0" + Convert.ToString((int)(flags & permissions), 8) };
        return names.Length + octal.Length == 0 ? "0" : string.Join('|', names.Concat(octal));
    }

    private static string Hex(ulong address) => $"0x{address:x}";
}
