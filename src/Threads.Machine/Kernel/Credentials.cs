namespace Threads.Machine;

/// <summary>As whom a process acts: its effective user and group, and the groups that it is in besides.</summary>
/// <param name="User">The effective user; 0 may do everything.</param>
/// <param name="Group">The effective group.</param>
public sealed record Credentials(uint User, uint Group)
{
    /// <summary>The superuser.</summary>
    public static readonly Credentials Root = new(0, 0);

    /// <summary>An ordinary user.</summary>
    public static readonly Credentials Student = new(1000, 1000);

    /// <summary>Supplementary groups.</summary>
    public ValueList<uint> Groups { get; init; } = [];

    /// <summary>Whether permissions do not count (CAP_IPC_OWNER, CAP_SYS_ADMIN, CAP_IPC_LOCK, CAP_SYS_RAWIO).</summary>
    public bool IsPrivileged => User == 0;

    /// <summary>Whether it is in a group.</summary>
    public bool IsIn(uint group) => group == Group || Groups.Contains(group);
}
