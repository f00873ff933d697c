using System.Runtime.InteropServices;

namespace Threads.SharedMemory.Native;

/// <summary>What this project needs of the system, said once.</summary>
internal static class Platform
{
    /// <summary>True where the calls and structures of this folder are those of the system: 64-bit Linux on x86-64 or arm64.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Says honestly what does not work here, and what does.</summary>
    /// <exception cref="SharedMemoryException">This is not Linux.</exception>
    public static void Require(string what)
    {
        if (!IsSupported)
        {
            throw new SharedMemoryException(
                $"{what} needs 64-bit Linux; this is {RuntimeInformation.OSDescription} on {RuntimeInformation.ProcessArchitecture}. "
                + "Everything explored and simulated works here all the same: the labs' checks, and their simulated half.");
        }
    }
}
