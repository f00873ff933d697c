using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Partners;

/// <summary>
/// Sees to it that the kernel attaches segments where no other driven process has anything, as the simulated one does: an address of one is
/// nothing in another, and that is no matter of luck. For one thread.
/// </summary>
/// <remarks>
/// The kernel takes the highest gap that is large enough, below a top that is varied by up to 16 TiB (vm.mmap_rnd_bits 32), differently for each
/// process. With all gaps filled, and everything down to 20 TiB below for the first process, 40 for the second, that is where nobody may touch anything in the other.
/// </remarks>
internal sealed class OwnAddresses
{
    private const long Step = 20L << 40;
    private const long LargestGap = 1L << 44; // halved, it comes down to a page

    private readonly nint _border; // everything is filled above; -1 where the address space is too small for this

    /// <param name="place">How many processes were started before this one.</param>
    public OwnAddresses(int place) => _border = Fill(Step * (place + 1));

    /// <summary>To be called before the kernel chooses an address: the runtime may have unmapped something meanwhile.</summary>
    public void FillGaps()
    {
        if (_border == -1) return;
        for (var bytes = LargestGap; bytes >= Environment.SystemPageSize; bytes /= 2)
        {
            var at = Fill(bytes);
            while (at > _border) at = Fill(bytes);
            if (at != -1) _ = Posix.Unmap(at, (nuint)bytes);
        }
    }

    private static nint Fill(long bytes)
    {
        const int noAccess = 0, withoutReserve = 0x4000;
        return Posix.Map(0, (nuint)bytes, noAccess, Posix.MapPrivate | Posix.MapAnonymous | withoutReserve, -1, 0);
    }
}
