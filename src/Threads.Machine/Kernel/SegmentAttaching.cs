namespace Threads.Machine;

/// <summary><c>shmat</c> and <c>shmdt</c> (Linux: do_shmat, ksys_shmdt; man 2 shmop).</summary>
internal static class SegmentAttaching
{
    private const int ReadOnly = 0x1000;
    private const int Round = 0x2000;
    private const int Remap = 0x4000;
    private const int Execute = 0x8000;

    private const int MayRead = 0x124;    // 0444
    private const int MayWrite = 0x92;    // 0222
    private const int MayExecute = 0x40;  // 0100

    /// <summary>Attaches a segment, at an address or, for 0, wherever there is room.</summary>
    /// <returns>The address, or an error.</returns>
    public static long Attach(CallContext context, int id, ulong address, int flags)
    {
        if (id < 0) return Failed(Errno.EINVAL);
        var isFixed = address != 0;
        if (address % Kernel.PageSize != 0)
        {
            if ((flags & Round) == 0) return Failed(Errno.EINVAL);
            address -= address % Kernel.PageSize;
            if (address == 0 && (flags & Remap) != 0) return Failed(Errno.EINVAL);
        }
        else if (address == 0 && (flags & Remap) != 0)
        {
            return Failed(Errno.EINVAL);
        }

        if (context.Kernel.Segments.Find(id) is not { } segment) return Failed(Errno.EINVAL);
        if (!segment.Permits(context.Owner.Credentials, Wanted(flags))) return Failed(Errno.EACCES);
        var length = (ulong)segment.PageCount * Kernel.PageSize;
        if (!isFixed) return context.Space.FindFree(length) is { } free ? Map(context, segment, free, flags) : Failed(Errno.ENOMEM);
        // Rounded down to 0 it replaces what is there, whether asked to or not.
        if (address != 0 && (flags & Remap) == 0 && (address + segment.Size < address || !context.Space.IsFree(address, address + segment.Size))) return Failed(Errno.EINVAL);
        return PlaceError(context, address, length) is var error and not Errno.None ? Failed(error) : Map(context, segment, address, flags);
    }

    /// <summary>Detaches what was attached at exactly this address, and what is left of it.</summary>
    /// <returns>0, or an error.</returns>
    public static long Detach(CallContext context, ulong address)
    {
        if (address % Kernel.PageSize != 0) return Failed(Errno.EINVAL);
        var above = context.Space.Mappings.Where(mapping => mapping.End > address).ToList();
        if (above.FirstOrDefault(mapping => IsPartOf(mapping, address)) is not { } first) return Failed(Errno.EINVAL);
        var size = (ulong)context.Kernel.Segments.Find(first.Segment)!.PageCount * Kernel.PageSize;
        foreach (var part in above.Where(mapping => mapping == first || (mapping.Start > first.Start && mapping.End - address <= size && mapping.Segment == first.Segment && IsPartOf(mapping, address))))
            AddressSpaces.Remove(context.Kernel, context.Core, context.Process, part);
        return 0;
    }

    /// <summary>Why a range of addresses cannot be mapped at a fixed place, whatever is there.</summary>
    public static Errno PlaceError(CallContext context, ulong address, ulong length)
    {
        if (length > AddressSpace.End || address > AddressSpace.End - length) return Errno.ENOMEM;
        return address < context.Kernel.Options.LowestAddress && !context.Owner.Credentials.IsPrivileged ? Errno.EPERM : Errno.None;
    }

    private static int Wanted(int flags) => MayRead | ((flags & ReadOnly) == 0 ? MayWrite : 0) | ((flags & Execute) != 0 ? MayExecute : 0);

    private static long Map(CallContext context, Segment segment, ulong address, int flags)
    {
        var kernel = context.Kernel;
        var length = (ulong)segment.PageCount * Kernel.PageSize;
        var write = (flags & ReadOnly) == 0 ? Protection.Write : 0;
        // Counted already, so that replacing its own last attachment does not free a removed segment.
        kernel.Segments = kernel.Segments.With(segment with { Attachments = segment.Attachments + 1 });
        AddressSpaces.Unmap(kernel, context.Core, context.Process, address, address + length);
        var current = kernel.Segments.Find(segment.Id)!;
        kernel.Segments = kernel.Segments.With(current with { Attachments = current.Attachments - 1 });
        AddressSpaces.Add(kernel, context.Process, new Mapping(address, address + length, Protection.Read | write | ((flags & Execute) != 0 ? Protection.Execute : 0))
        {
            MostProtection = Protection.Read | Protection.Execute | write,
            Shared = segment.Pages,
            Segment = segment.Id,
        });
        return (long)address;
    }

    private static bool IsPartOf(Mapping mapping, ulong address) => mapping.IsSegment && mapping.Start >= address && mapping.Base == address;

    private static long Failed(Errno error) => -(long)error;
}
