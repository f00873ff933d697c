namespace Threads.Machine;

/// <summary>Integers of 1, 2, 4 or 8 bytes.</summary>
internal static class Integers
{
    /// <summary>The lower bytes; those above are 0.</summary>
    public static ulong Truncate(long value, int size) => size == 8 ? (ulong)value : (ulong)value & ((1UL << (size * 8)) - 1);

    /// <summary>The lower bytes as a signed number.</summary>
    public static long SignExtend(long value, int size) => value << (64 - (size * 8)) >> (64 - (size * 8));

    /// <summary>Whether some number of so many bytes, signed or not, is written so.</summary>
    public static bool Fits(long value, int size) => size == 8 || (value >= -(1L << ((size * 8) - 1)) && value < 1L << (size * 8));
}
