namespace Threads.Machine;

/// <summary>The flags of <c>shmget</c> and <c>shmat</c>, and permissions, by name: or them together.</summary>
[Flags]
public enum Shm
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Others may write (0002).</summary>
    OthersWrite = 0x2,

    /// <summary>Others may read (0004).</summary>
    OthersRead = 0x4,

    /// <summary>The group may write (0020).</summary>
    GroupWrite = 0x10,

    /// <summary>The group may read (0040).</summary>
    GroupRead = 0x20,

    /// <summary>The owner may write (0200).</summary>
    UserWrite = 0x80,

    /// <summary>The owner may read (0400).</summary>
    UserRead = 0x100,

    /// <summary>IPC_CREAT: make it if there is none with this key.</summary>
    Create = 0x200,

    /// <summary>IPC_EXCL: with <see cref="Create"/>, fail with EEXIST if there is one.</summary>
    Exclusive = 0x400,

    /// <summary>SHM_RDONLY: attach for reading only.</summary>
    ReadOnly = 0x1000,

    /// <summary>SHM_RND: round the address down.</summary>
    Round = 0x2000,

    /// <summary>SHM_REMAP: replace what is mapped there.</summary>
    Remap = 0x4000,

    /// <summary>Owner, group and others may read and write (0666).</summary>
    EverybodyReadWrite = UserRead | UserWrite | GroupRead | GroupWrite | OthersRead | OthersWrite,
}

/// <summary>How flags are written.</summary>
public static class ShmText
{
    /// <summary>Permissions as they are written everywhere: <c>Create|0600</c>.</summary>
    public static string Text(this Shm flags)
    {
        const Shm permissions = (Shm)0x1FF;
        var names = (flags & ~permissions) == 0 ? [] : $"{flags & ~permissions}".Split(", ");
        var octal = (flags & permissions) == 0 ? [] : new[] { "0" + Convert.ToString((int)(flags & permissions), 8) };
        return names.Length + octal.Length == 0 ? "0" : string.Join('|', names.Concat(octal));
    }
}
