using System.Globalization;
using Threads.SharedMemory.Native;

namespace Threads.SharedMemory.Leftovers;

/// <summary>Who has a file of shared memory mapped (man 5 proc_pid_maps): the system counts that for System V segments, and not for files.</summary>
internal static class Mappings
{
    /// <summary>A process that has it mapped, of those that this user may look at; null for none. Files of <see cref="Posix.Folder"/> only.</summary>
    public static int? AnyOf(ulong inode)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) && Has(process, inode)) return process;
        }

        return null;
    }

    private static bool Has(int process, ulong inode)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/maps").Any(line => IsOf(line, inode));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended, or is somebody else's
        }
    }

    // 7f8161968000-7f8161969000 rw-s 00000000 00:01 42   /dev/shm/bank
    private static bool IsOf(string line, ulong inode) =>
        line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, var number, var file]
        && number == inode.ToString(CultureInfo.InvariantCulture) && file.TrimStart().StartsWith(Posix.Folder + "/", StringComparison.Ordinal);
}
