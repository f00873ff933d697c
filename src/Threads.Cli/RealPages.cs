using Threads.SharedMemory;

namespace Threads.Cli;

/// <summary>What the figure is about, on this computer: one page mapped twice, and the frame that its own page tables name for it.</summary>
internal static class RealPages
{
    /// <summary>One sentence; null where this computer cannot tell.</summary>
    public static string? Describe()
    {
        try
        {
            using var one = SharedSegment.CreateAnonymous(64);
            using var other = SharedSegment.Open(one.Name);
            one.Bytes[0] = 1;
            if (other.Bytes[0] != 1) return null;
            var (here, there) = (PageMap.Here(one.Address), PageMap.Here(other.Address));
            if (!here.IsSameMemoryAs(there)) return null; // The system has moved it in between.
            return here.Frame is { } frame
                ? $"On this computer, one page mapped twice: frame 0x{frame:x} is at 0x{here.Page:x} and at 0x{there.Page:x} (pid {here.Process})."
                : $"On this computer, one page mapped twice: it is at 0x{here.Page:x} and at 0x{there.Page:x} (pid {here.Process}). {PageMap.HiddenAdvice}";
        }
        catch (SharedMemoryException)
        {
            return null;
        }
    }
}
