namespace Threads.Machine;

/// <summary><c>shmget</c>, and the end of a segment (Linux: ipc/shm.c, ipc/util.c; man 2 shmget).</summary>
internal static class SegmentCalls
{
    private const int Create = 0x200;
    private const int Exclusive = 0x400;
    private const int HugePages = 0x800;
    private const int Permissions = 0x1FF;

    /// <summary>Finds or makes a segment.</summary>
    /// <returns>Its identifier, or an error.</returns>
    public static long Get(CallContext context, int key, ulong size, int flags)
    {
        var kernel = context.Kernel;
        if (key == 0) return Make(context, key, size, flags);
        if (kernel.Segments.WithKey(key) is not { } found) return (flags & Create) != 0 ? Make(context, key, size, flags) : Failed(Errno.ENOENT);
        if ((flags & Create) != 0 && (flags & Exclusive) != 0) return Failed(Errno.EEXIST);
        if (size > found.Size) return Failed(Errno.EINVAL);
        return found.Permits(context.Owner.Credentials, flags) ? found.Id : Failed(Errno.EACCES);
    }

    /// <summary>Frees a segment that was removed, once nobody has it attached.</summary>
    public static void DestroyIfUnused(Kernel kernel, Segment segment)
    {
        if (segment.Attachments > 0 || !segment.IsDestroyed) return;
        Destroy(kernel, segment);
    }

    /// <summary>Frees a segment. Its pages stay as long as something maps them.</summary>
    public static void Destroy(Kernel kernel, Segment segment)
    {
        kernel.Segments = kernel.Segments.Without(segment.Id);
        AddressSpaces.Leave(kernel, segment.Pages);
    }

    private static long Make(CallContext context, int key, ulong size, int flags)
    {
        var (kernel, options) = (context.Kernel, context.Kernel.Options);
        var pages = (size / Kernel.PageSize) + (size % Kernel.PageSize == 0 ? 0UL : 1UL);
        if (size == 0 || size > options.MaxSegmentSize) return Failed(Errno.EINVAL);
        if (pages > options.MaxSegmentPages - kernel.Segments.Pages) return Failed(Errno.ENOSPC);
        if (size > long.MaxValue) return Failed(Errno.EINVAL);
        if (pages > (ulong)options.Frames || (flags & HugePages) != 0) return Failed(Errno.ENOMEM);
        if (kernel.Segments.All.Count >= options.MaxSegments) return Failed(Errno.ENOSPC);
        var shared = AddressSpaces.MakeShared(kernel, (int)pages);
        AddressSpaces.Use(kernel, shared);
        var who = context.Owner.Credentials;
        kernel.Segments = kernel.Segments.Add(id => new Segment(id, shared)
        {
            Key = key,
            Mode = flags & Permissions,
            User = who.User,
            Group = who.Group,
            Creator = who.User,
            CreatorGroup = who.Group,
            Size = size,
            ChangeTime = kernel.Now,
            CreatorProcess = context.Owner.Id,
        });
        return kernel.Segments.All.Single(segment => segment.Pages == shared).Id;
    }

    private static long Failed(Errno error) => -(long)error;
}
