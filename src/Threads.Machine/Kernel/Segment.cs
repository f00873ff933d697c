namespace Threads.Machine;

/// <summary>A System V shared memory segment, and what <c>shmctl(IPC_STAT)</c> says of it (<c>struct shmid_ds</c>).</summary>
/// <remarks>Never changes. Times are seconds of the kernel's clock; 0 for never.</remarks>
/// <param name="Id">Its identifier: an index, and how often indexes came round, in the upper 16 bits.</param>
/// <param name="Pages">The number of its <see cref="SharedPages"/>.</param>
public sealed record Segment(int Id, int Pages)
{
    /// <summary>The bit of <see cref="Mode"/> that says: removed, but still attached.</summary>
    public const int Destroyed = 0x200;

    /// <summary>The bit of <see cref="Mode"/> that says: kept in memory.</summary>
    public const int Locked = 0x400;

    /// <summary>How many indexes there can ever be: the lower bits of an identifier.</summary>
    internal const int Indexes = 1 << 15;

    /// <summary>The key; 0 for a private segment, and for a removed one.</summary>
    public int Key { get; init; }

    /// <summary>Nine permission bits, and <see cref="Destroyed"/> and <see cref="Locked"/>.</summary>
    public int Mode { get; init; }

    /// <summary>The owner.</summary>
    public uint User { get; init; }

    /// <summary>The owner's group.</summary>
    public uint Group { get; init; }

    /// <summary>Who made it.</summary>
    public uint Creator { get; init; }

    /// <summary>The group of who made it.</summary>
    public uint CreatorGroup { get; init; }

    /// <summary>Bytes, as they were asked for.</summary>
    public ulong Size { get; init; }

    /// <summary>When it was attached last.</summary>
    public long AttachTime { get; init; }

    /// <summary>When it was detached last.</summary>
    public long DetachTime { get; init; }

    /// <summary>When it was made, or its owner and permissions were changed.</summary>
    public long ChangeTime { get; init; }

    /// <summary>The process that made it.</summary>
    public int CreatorProcess { get; init; }

    /// <summary>The process that attached or detached it last; 0 for none.</summary>
    public int LastProcess { get; init; }

    /// <summary>How many mappings of it there are, in all processes.</summary>
    public int Attachments { get; init; }

    /// <summary>Its place in the table.</summary>
    public int Index => Id % Indexes;

    /// <summary>How often indexes had come round when it was made.</summary>
    public int Sequence => Id / Indexes;

    /// <summary>Whether it goes away with its last attachment.</summary>
    public bool IsDestroyed => (Mode & Destroyed) != 0;

    /// <summary>How many pages it has.</summary>
    public int PageCount => (int)((Size + Kernel.PageSize - 1) / Kernel.PageSize);

    /// <summary>
    /// Whether somebody has all of the permissions asked for (Linux: <c>ipcperms</c>). The first that fits decides, owner, group or others;
    /// the owner who may not does not get in as one of the others.
    /// </summary>
    /// <param name="who">Who asks.</param>
    /// <param name="wanted">Permission bits in any of the three places: 0400 and 0004 both ask for reading.</param>
    public bool Permits(Credentials who, int wanted)
    {
        if (who.IsPrivileged) return true;
        var asked = (wanted >> 6 | wanted >> 3 | wanted) & 7;
        var granted = IsOwner(who) ? Mode >> 6 : who.IsIn(CreatorGroup) || who.IsIn(Group) ? Mode >> 3 : Mode;
        return (asked & ~granted) == 0;
    }

    /// <summary>Whether somebody made it or owns it.</summary>
    public bool IsOwner(Credentials who) => who.User == User || who.User == Creator;

    internal Segment Attached(int process, long now) => this with { Attachments = Attachments + 1, AttachTime = now, LastProcess = process };

    internal Segment Detached(int process, long now) => this with { Attachments = Attachments - 1, DetachTime = now, LastProcess = process };
}
