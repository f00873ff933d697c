using System.Globalization;

namespace Threads.SharedMemory.Native;

/// <summary>What this process may do beyond its user's rights (man 7 capabilities).</summary>
internal static class Privileges
{
    private const int IpcOwner = 15;

    /// <summary>Whether the permissions of System V segments do not bind it (CAP_IPC_OWNER): root, but not in every container. False where the system does not say.</summary>
    public static bool IgnoresPermissions { get; } = (Effective() & (1UL << IpcOwner)) != 0;

    private static ulong Effective()
    {
        const string field = "CapEff:"; // man 5 proc_pid_status
        try
        {
            var line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return ulong.TryParse(line.AsSpan(Math.Min(field.Length, line?.Length ?? 0)).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? bits : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
