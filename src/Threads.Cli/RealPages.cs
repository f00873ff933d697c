using Threads.Labs.Kernels;
using Threads.Machine;
using Threads.SharedMemory;

namespace Threads.Cli;

/// <summary>What the figure is about, on this computer: one segment in two processes, and the frame that their own page tables name for it.</summary>
internal static class RealPages
{
    private const int MostLooks = 3;

    /// <summary>A sentence or two; where this computer cannot tell, they say why.</summary>
    /// <param name="program">The program of the two processes: see <see cref="LinuxMachine"/>.</param>
    public static string Describe(string program)
    {
        using var computer = new LinuxMachine(program);
        try
        {
            var (a, b) = (computer.Start("A"), computer.Start("B"));
            var id = a.Shmget(0, SimulatedMachine.PageSize, Shm.UserRead | Shm.UserWrite);
            if (id < 0) return NotShown($"shmget: {a.Error}.");
            var (here, there) = (a.Shmat(id), b.Shmat(id));
            if (here == 0 || there == 0) return NotShown($"shmat: {(here == 0 ? a : b).Error}.");
            a.Write(here, 7);
            if (b.Read(there) != 7) return "On this computer, one process does not read what the other has written: its kernel is broken.";
            var frames = Look(() => (computer.FrameOf(a, here), computer.FrameOf(b, there)));
            return frames.Here is null || frames.There is null ? NotShown("its kernel does not tell what is behind an address.") : Describe(computer, frames, here, there);
        }
        catch (SharedMemoryException exception)
        {
            return NotShown(exception.Message);
        }
    }

    private static string NotShown(string why) => $"Not shown on this computer: {why}";

    // The kernel may move a page between two looks.
    private static (string? Here, string? There) Look(Func<(string? Here, string? There)> look)
    {
        var seen = look();
        for (var again = 1; again < MostLooks && seen.Here != seen.There; again++) seen = look();
        return seen;
    }

    private static string Describe(LinuxMachine computer, (string? Here, string? There) frames, ulong here, ulong there)
    {
        var place = frames.Here == frames.There ? $"{frames.Here} is behind 0x{here:x} of A and 0x{there:x} of B" : $"{frames.Here} is behind 0x{here:x} of A, and {frames.There} behind 0x{there:x} of B";
        return $"On this computer, one segment in two processes: {place} ({computer.Description}).{(computer.HidesFrames ? " " + PageMap.HiddenAdvice : "")}";
    }
}
