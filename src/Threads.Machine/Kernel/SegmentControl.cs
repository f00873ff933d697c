namespace Threads.Machine;

/// <summary><c>shmctl</c> (Linux: ksys_shmctl; man 2 shmctl).</summary>
internal static class SegmentControl
{
    private const int Remove = 0;
    private const int Set = 1;
    private const int Status = 2;
    private const int Limits = 3;
    private const int Lock = 11;
    private const int Unlock = 12;
    private const int StatusByIndex = 13;
    private const int Usage = 14;
    private const int StatusOfAny = 15;

    private const int MayRead = 0x124; // 0444
    private const int Permissions = 0x1FF;

    /// <summary>Asks for or changes a segment's status, or removes it.</summary>
    /// <returns>0, or what the command answers, or an error.</returns>
    public static long Control(CallContext context, int id, int command, ulong buffer)
    {
        if (command < 0 || id < 0) return Failed(Errno.EINVAL);
        return command switch
        {
            Limits => Answer(context, buffer, SegmentStatus.Limits(context.Kernel), context.Kernel.Segments.HighestIndex),
            Usage => Answer(context, buffer, SegmentStatus.Usage(context.Kernel), context.Kernel.Segments.HighestIndex),
            Status => StatusOf(context, context.Kernel.Segments.Find(id), buffer, mayAlways: false, 0),
            StatusByIndex => AtIndex(context, id, buffer, mayAlways: false),
            StatusOfAny => AtIndex(context, id, buffer, mayAlways: true),
            Set => Change(context, id, buffer),
            Remove => RemoveNow(context, id),
            Lock => Keep(context, id, Segment.Locked),
            Unlock => Keep(context, id, 0),
            _ => Failed(Errno.EINVAL),
        };
    }

    private static long AtIndex(CallContext context, int id, ulong buffer, bool mayAlways)
    {
        var segment = context.Kernel.Segments.AtIndex(id % Segment.Indexes);
        return StatusOf(context, segment, buffer, mayAlways, segment?.Id ?? 0);
    }

    private static long StatusOf(CallContext context, Segment? segment, ulong buffer, bool mayAlways, long answer)
    {
        if (segment is null) return Failed(Errno.EINVAL);
        if (!mayAlways && !segment.Permits(context.Owner.Credentials, MayRead)) return Failed(Errno.EACCES);
        return Answer(context, buffer, SegmentStatus.Of(segment), answer);
    }

    private static long Answer(CallContext context, ulong buffer, byte[] bytes, long answer) =>
        context.Memory.TryWrite(buffer, bytes) ? answer : Failed(Errno.EFAULT);

    private static long Change(CallContext context, int id, ulong buffer)
    {
        var bytes = new byte[SegmentStatus.Size];
        if (!context.Memory.TryRead(buffer, bytes)) return Failed(Errno.EFAULT);
        if (Owned(context, id, out var segment) is var error and not Errno.None) return Failed(error);
        var (user, group, mode) = SegmentStatus.Asked(bytes);
        if (user == uint.MaxValue || group == uint.MaxValue) return Failed(Errno.EINVAL);
        context.Kernel.Segments = context.Kernel.Segments.With(segment with
        {
            User = user,
            Group = group,
            Mode = (segment.Mode & ~Permissions) | (mode & Permissions),
            ChangeTime = context.Kernel.Now,
        });
        return 0;
    }

    // Deferred while it is attached: nobody finds it by its key any more, but whoever has its identifier can still attach it.
    private static long RemoveNow(CallContext context, int id)
    {
        if (Owned(context, id, out var segment) is var error and not Errno.None) return Failed(error);
        if (segment.Attachments == 0) SegmentCalls.Destroy(context.Kernel, segment);
        else context.Kernel.Segments = context.Kernel.Segments.With(segment with { Mode = segment.Mode | Segment.Destroyed, Key = 0 });
        return 0;
    }

    private static long Keep(CallContext context, int id, int locked)
    {
        if (Owned(context, id, out var segment) is var error and not Errno.None) return Failed(error);
        context.Kernel.Segments = context.Kernel.Segments.With(segment with { Mode = (segment.Mode & ~Segment.Locked) | locked });
        return 0;
    }

    private static Errno Owned(CallContext context, int id, out Segment segment)
    {
        var found = context.Kernel.Segments.Find(id);
        segment = found!;
        if (found is null) return Errno.EINVAL;
        var who = context.Owner.Credentials;
        return who.IsPrivileged || found.IsOwner(who) ? Errno.None : Errno.EPERM;
    }

    private static long Failed(Errno error) => -(long)error;
}
