namespace Threads.Machine;

/// <summary><c>mmap</c>, <c>munmap</c> and <c>mprotect</c> (man 2 of each), for anonymous memory.</summary>
internal static class MappingCalls
{
    private const ulong SharedFlag = 0x1;
    private const ulong PrivateFlag = 0x2;
    private const ulong FixedFlag = 0x10;
    private const ulong AnonymousFlag = 0x20;
    private const ulong NoReplaceFlag = 0x10_0000;
    private const ulong TypeMask = 0xF;
    private const ulong SemaphoreProtection = 0x8; // PROT_SEM: allowed, and without meaning.

    /// <summary>Maps memory full of zeros.</summary>
    /// <returns>Its address, or an error.</returns>
    public static SystemCallOutcome Map(CallContext context, SystemCallArguments arguments)
    {
        var (address, length, flags) = (arguments.First, arguments.Second, arguments.Fourth);
        if (arguments.Sixth % Kernel.PageSize != 0) return SystemCallOutcome.Failed(Errno.EINVAL);
        if ((flags & AnonymousFlag) == 0)
        {
            return (int)arguments.Fifth < 0
                ? SystemCallOutcome.Failed(Errno.EBADF)
                : SystemCallOutcome.Unsupported("this machine has no files: mmap wants MAP_ANONYMOUS (0x20)");
        }

        if (length == 0) return SystemCallOutcome.Failed(Errno.EINVAL);
        if (length > AddressSpace.End) return SystemCallOutcome.Failed(Errno.ENOMEM);
        length = RoundUp(length);
        if (Place(context, address, length, flags, out var start) is var error and not Errno.None) return SystemCallOutcome.Failed(error);
        if ((flags & TypeMask) is not (SharedFlag or PrivateFlag)) return SystemCallOutcome.Failed(Errno.EINVAL);
        if (length / Kernel.PageSize > (ulong)context.Kernel.Options.Frames) return SystemCallOutcome.Failed(Errno.ENOMEM);
        AddressSpaces.Unmap(context.Kernel, context.Core, context.Process, start, start + length);
        var shared = (flags & TypeMask) == SharedFlag ? AddressSpaces.MakeShared(context.Kernel, (int)(length / Kernel.PageSize)) : -1;
        AddressSpaces.Add(context.Kernel, context.Process, new Mapping(start, start + length, (Protection)(arguments.Third & (ulong)Protection.All)) { Shared = shared });
        return SystemCallOutcome.Of((long)start);
    }

    /// <summary>Unmaps every page of a range.</summary>
    public static long Unmap(CallContext context, ulong address, ulong length)
    {
        if (address % Kernel.PageSize != 0 || length == 0 || address > AddressSpace.End || length > AddressSpace.End - address) return -(long)Errno.EINVAL;
        AddressSpaces.Unmap(context.Kernel, context.Core, context.Process, address, address + RoundUp(length));
        return 0;
    }

    /// <summary>Changes what may be done with every page of a range. Where it fails, the pages before have changed already.</summary>
    public static long Protect(CallContext context, ulong address, ulong length, ulong protection)
    {
        if (address % Kernel.PageSize != 0) return -(long)Errno.EINVAL;
        if (length == 0) return 0;
        var end = address + RoundUp(length);
        if (end <= address) return -(long)Errno.ENOMEM;
        if ((protection & ~((ulong)Protection.All | SemaphoreProtection)) != 0) return -(long)Errno.EINVAL;
        var wanted = (Protection)(protection & (ulong)Protection.All);
        var done = address;
        foreach (var mapping in context.Space.Between(address, end).ToList())
        {
            if (mapping.Start > done) return -(long)Errno.ENOMEM;
            if ((wanted & ~mapping.MostProtection) != 0) return -(long)Errno.EACCES;
            var until = Math.Min(mapping.End, end);
            // Looked up again: the part before may have been joined to it.
            AddressSpaces.Protect(context.Kernel, context.Core, context.Process, context.Space.At(done)!, done, until, wanted);
            done = until;
        }

        return done < end ? -(long)Errno.ENOMEM : 0;
    }

    private static Errno Place(CallContext context, ulong address, ulong length, ulong flags, out ulong start)
    {
        start = address;
        if ((flags & (FixedFlag | NoReplaceFlag)) == 0) return PlaceFreely(context, address, length, out start);
        if (length > AddressSpace.End || address > AddressSpace.End - length) return Errno.ENOMEM;
        if (address % Kernel.PageSize != 0) return Errno.EINVAL;
        if (SegmentAttaching.PlaceError(context, address, length) is var error and not Errno.None) return error;
        return (flags & NoReplaceFlag) != 0 && !context.Space.IsFree(address, address + length) ? Errno.EEXIST : Errno.None;
    }

    // The address is a wish: granted where that range is free.
    private static Errno PlaceFreely(CallContext context, ulong wish, ulong length, out ulong start)
    {
        start = wish == 0 ? 0 : Math.Max(wish - (wish % Kernel.PageSize), AddressSpace.Lowest);
        if (start != 0 && length <= AddressSpace.End && start <= AddressSpace.End - length && context.Space.IsFree(start, start + length)) return Errno.None;
        if (context.Space.FindFree(length) is not { } free) return Errno.ENOMEM;
        start = free;
        return Errno.None;
    }

    private static ulong RoundUp(ulong length) => unchecked(length + Kernel.PageSize - 1) / Kernel.PageSize * Kernel.PageSize;
}
