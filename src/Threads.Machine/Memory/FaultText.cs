namespace Threads.Machine;

/// <summary>Says to a student why an access is not allowed, and what would have allowed it.</summary>
internal static class FaultText
{
    // From here on a neighbour explains nothing.
    private const ulong Near = 64 * Kernel.PageSize;

    public static string Access(PageFault fault) => $"{(fault.Use == MemoryUse.Write ? "writing to" : "reading from")} address 0x{fault.Address:x} (page 0x{fault.Page:x})";

    public static string NotMapped(Kernel kernel, PageFault fault)
    {
        if (fault.Address >= AddressSpace.End) return "this address belongs to the kernel, no program can use it";
        if (fault.Address < Kernel.PageSize) return "nothing is mapped there; so near to 0 it is most likely a null pointer";
        var elsewhere = kernel.Processes.FirstOrDefault(other => other.Index != fault.Process && other.Space.At(fault.Address) is { IsShared: true });
        if (elsewhere is not null)
            return $"nothing is mapped there. {Figure.NameOf(elsewhere)} has {Describe(elsewhere.Space.At(fault.Address)!)}: an address means something in one process only";
        var space = kernel.Processes[fault.Process].Space;
        var before = space.Mappings.LastOrDefault(mapping => mapping.End <= fault.Address);
        var after = space.Mappings.FirstOrDefault(mapping => mapping.Start > fault.Address);
        if (before is not null && fault.Address - before.End < Near) return $"nothing is mapped there; it is {fault.Address - before.End + 1} bytes after the last byte of {Describe(before)}";
        if (after is not null && after.Start - fault.Address < Near) return $"nothing is mapped there; it is {after.Start - fault.Address} bytes before {Describe(after)}";
        return "nothing is mapped there, nor anywhere near. Was it detached or unmapped?";
    }

    public static string NotAllowed(Mapping mapping, PageFault fault)
    {
        var reason = $"{Describe(mapping)} does not allow {(fault.Use == MemoryUse.Write ? "writing" : "any access")}";
        if (mapping.IsSegment && (mapping.MostProtection & Protection.Write) == 0) return reason + ". It was attached with SHM_RDONLY; attach it without";
        return reason + $". mprotect with {(fault.Use == MemoryUse.Write ? "PROT_WRITE" : "PROT_READ")} would allow it";
    }

    public static string Describe(Mapping mapping)
    {
        var what = mapping.IsSegment ? $"segment {mapping.Segment}" : mapping.Name.Length > 0 ? $"the {mapping.Name}" : mapping.IsShared ? "shared memory" : "private memory";
        var protection = mapping.Protection == Protection.None
            ? "---"
            : $"{(mapping.Allows(MemoryUse.Read) ? 'r' : '-')}{(mapping.Allows(MemoryUse.Write) ? 'w' : '-')}{((mapping.Protection & Protection.Execute) != 0 ? 'x' : '-')}";
        return $"{what} at 0x{mapping.Start:x}-0x{mapping.End - 1:x} ({protection})";
    }
}
