using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Volatile</c>: a read is a step that acquires, a write a step that releases; neither
/// takes part in a data race.
/// </summary>
/// <remarks>Fences are no steps, and no access is reordered: explored runs are sequentially consistent.</remarks>
[Twin("System.Threading.Volatile")]
public static class Volatile
{
    public static bool Read(ref readonly bool location) => Load(ref Unsafe.AsRef(in location));

    public static sbyte Read(ref readonly sbyte location) => Load(ref Unsafe.AsRef(in location));

    public static short Read(ref readonly short location) => Load(ref Unsafe.AsRef(in location));

    public static int Read(ref readonly int location) => Load(ref Unsafe.AsRef(in location));

    public static long Read(ref readonly long location) => Load(ref Unsafe.AsRef(in location));

    public static byte Read(ref readonly byte location) => Load(ref Unsafe.AsRef(in location));

    public static ushort Read(ref readonly ushort location) => Load(ref Unsafe.AsRef(in location));

    public static uint Read(ref readonly uint location) => Load(ref Unsafe.AsRef(in location));

    public static ulong Read(ref readonly ulong location) => Load(ref Unsafe.AsRef(in location));

    public static float Read(ref readonly float location) => Load(ref Unsafe.AsRef(in location));

    public static double Read(ref readonly double location) => Load(ref Unsafe.AsRef(in location));

    public static nint Read(ref readonly nint location) => Load(ref Unsafe.AsRef(in location));

    public static nuint Read(ref readonly nuint location) => Load(ref Unsafe.AsRef(in location));

    public static T Read<T>(ref readonly T location)
        where T : class? => Load(ref Unsafe.AsRef(in location));

    public static void Write(ref bool location, bool value) => Store(ref location, value);

    public static void Write(ref sbyte location, sbyte value) => Store(ref location, value);

    public static void Write(ref short location, short value) => Store(ref location, value);

    public static void Write(ref int location, int value) => Store(ref location, value);

    public static void Write(ref long location, long value) => Store(ref location, value);

    public static void Write(ref byte location, byte value) => Store(ref location, value);

    public static void Write(ref ushort location, ushort value) => Store(ref location, value);

    public static void Write(ref uint location, uint value) => Store(ref location, value);

    public static void Write(ref ulong location, ulong value) => Store(ref location, value);

    public static void Write(ref float location, float value) => Store(ref location, value);

    public static void Write(ref double location, double value) => Store(ref location, value);

    public static void Write(ref nint location, nint value) => Store(ref location, value);

    public static void Write(ref nuint location, nuint value) => Store(ref location, value);

    public static void Write<T>(ref T location, T value)
        where T : class? => Store(ref location, value);

    public static void ReadBarrier()
    {
    }

    public static void WriteBarrier()
    {
    }

    private static T Load<T>(ref T location)
    {
        Operation.Access(ref location, StepKind.Read, Synchronization.Acquire);
        return location;
    }

    private static void Store<T>(ref T location, T value)
    {
        Operation.Access(ref location, StepKind.Write, Synchronization.Release);
        location = value;
    }
}
