namespace Threads.SharedMemory;

/// <summary>What the system says about a segment.</summary>
/// <param name="Bytes">Its size, header included.</param>
/// <param name="Owner">The number of the user who owns it.</param>
/// <param name="Permissions">Who may read and write it.</param>
/// <param name="Attachments">How often it is attached, in all processes together; null where the system does not count (a file).</param>
/// <param name="CreatorProcess">The process that made it; null where the system does not say.</param>
/// <param name="LastProcess">The process that attached or detached last; null where the system does not say.</param>
/// <param name="IsRemoved">True when it was removed, and lives on only for those who are attached.</param>
/// <param name="Inode">The number of the file behind it; for System V its identifier, as in <c>/proc/PID/maps</c>.</param>
public sealed record SegmentState(
    long Bytes,
    uint Owner,
    UnixFileMode Permissions,
    long? Attachments,
    int? CreatorProcess,
    int? LastProcess,
    bool IsRemoved,
    ulong Inode);
