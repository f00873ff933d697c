namespace Threads.Tests.Machine.Kernel;

/// <summary>The kernel that the tests run on. Slot s is the puppet of block s + 1; block 0 is the superuser who looks on.</summary>
internal sealed class RealSide(Puppets puppets) : IKernelSide
{
    private readonly Dictionary<int, int> _slots = [];
    private readonly Dictionary<int, int> _parents = [];
    private readonly HashSet<int> _made = [];

    /// <summary>Whether this kernel makes segments.</summary>
    public bool HasSegments()
    {
        var id = puppets.Call(Puppets.Base, 29, 0, 1, 0x200 | 0x180);
        return id >= 0 && puppets.Call(Puppets.Base, 31, id, 0) == 0;
    }

    public long Call(int slot, long number, params ReadOnlySpan<long> arguments)
    {
        Span<long> six = stackalloc long[6];
        arguments.CopyTo(six);
        var result = puppets.Call(slot + 1, number, six[0], six[1], six[2], six[3], six[4], six[5]);
        if (number == 29 && result >= 0) _made.Add((int)result);
        return result;
    }

    public long Fork(int slot, int child)
    {
        var pid = puppets.ForkInto(slot + 1, child + 1);
        if (pid <= 0) return pid;
        _slots[pid] = child;
        _parents[child] = slot;
        return pid;
    }

    public int Exit(int slot, int parent, int status) => End(slot, () => puppets.Exit(slot + 1, parent + 1, status));

    public int StoreAndDie(int slot, int parent, ulong address) => End(slot, () => puppets.StoreAndDie(slot + 1, parent + 1, address));

    public void ExecAndEnd(int slot, int parent) => End(slot, () => puppets.ExecAndEnd(slot + 1, parent + 1, "/bin/true"));

    public long Load(int slot, ulong address, out ulong value) => puppets.Load(slot + 1, address, out value);

    public long Store(int slot, ulong address, ulong value) => puppets.Store(slot + 1, address, value);

    public void Become(int slot, uint user, uint group) => puppets.Become(slot + 1, user, group);

    public long PutBuffer(int slot, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(puppets.Scratch(slot + 1, out var address));
        return address;
    }

    public byte[] GetBuffer(int slot, int length) => puppets.Scratch(slot + 1, out _)[..length].ToArray();

    public byte[]? StatusOf(int id)
    {
        var buffer = puppets.Scratch(Puppets.Base, out var address);
        return puppets.Call(Puppets.Base, 31, id, 2, address) < 0 ? null : buffer[..112].ToArray();
    }

    public int SlotOf(int pid) => _slots.GetValueOrDefault(pid, -1);

    public void Restart()
    {
        // Children first: an orphan would come to the first puppet as another's child.
        while (_parents.Count > 0)
        {
            var slot = _parents.Keys.First(candidate => !_parents.ContainsValue(candidate));
            Exit(slot, _parents[slot], 0);
        }

        foreach (var id in _made) puppets.Call(Puppets.Base, 31, id, 0);
        _made.Clear();
        _slots.Clear();
        var pid = puppets.ForkInto(Puppets.Base, 1);
        _slots[pid] = 0;
        _parents[0] = -1;
    }

    private int End(int slot, Func<int> end)
    {
        var status = end();
        _parents.Remove(slot);
        foreach (var orphan in _parents.Keys.Where(child => _parents[child] == slot).ToList()) _parents[orphan] = -1;
        return status;
    }
}
