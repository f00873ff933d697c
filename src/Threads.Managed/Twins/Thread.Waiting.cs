using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>What a thread does to itself: sleeping, yielding, fences and volatile accesses of the early days.</summary>
public sealed partial class Thread
{
    public static void Sleep(int millisecondsTimeout) => SleepFor(TimeLimit.Of(millisecondsTimeout));

    public static void Sleep(TimeSpan timeout) => SleepFor(TimeLimit.Of(timeout));

    public static bool Yield()
    {
        Operation.Yield();
        return true;
    }

    public static void SpinWait(int iterations) => Operation.Yield();

    public static void MemoryBarrier() => Interlocked.MemoryBarrier();

    public static sbyte VolatileRead(ref readonly sbyte address) => Volatile.Read(in address);

    public static short VolatileRead(ref readonly short address) => Volatile.Read(in address);

    public static int VolatileRead(ref readonly int address) => Volatile.Read(in address);

    public static long VolatileRead(ref readonly long address) => Volatile.Read(in address);

    public static byte VolatileRead(ref readonly byte address) => Volatile.Read(in address);

    public static ushort VolatileRead(ref readonly ushort address) => Volatile.Read(in address);

    public static uint VolatileRead(ref readonly uint address) => Volatile.Read(in address);

    public static ulong VolatileRead(ref readonly ulong address) => Volatile.Read(in address);

    public static float VolatileRead(ref readonly float address) => Volatile.Read(in address);

    public static double VolatileRead(ref readonly double address) => Volatile.Read(in address);

    public static nint VolatileRead(ref readonly nint address) => Volatile.Read(in address);

    public static nuint VolatileRead(ref readonly nuint address) => Volatile.Read(in address);

    public static object? VolatileRead(ref readonly object? address) => Volatile.Read(in address);

    public static void VolatileWrite(ref sbyte address, sbyte value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref short address, short value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref int address, int value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref long address, long value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref byte address, byte value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref ushort address, ushort value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref uint address, uint value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref ulong address, ulong value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref float address, float value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref double address, double value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref nint address, nint value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref nuint address, nuint value) => Volatile.Write(ref address, value);

    public static void VolatileWrite(ref object? address, object? value) => Volatile.Write(ref address, value);

    /// <summary>
    /// A step that lets others go first. It reads the thread's own state, so that an interrupt is explored before and after
    /// it; a sleep without end waits for nothing else.
    /// </summary>
    private static void SleepFor(int milliseconds)
    {
        var self = Operation.Current;
        if (milliseconds == Timeout.Infinite)
            Operation.WaitUntil(self, StepKind.Wait, static () => false, access: Access.Read);
        Operation.Step(self, StepKind.Yield, Access.Read, Synchronization.None);
        if (!self.IsInterruptRequested)
            return;
        self.IsInterruptRequested = false;
        throw new ThreadInterruptedException("Thread was interrupted from a waiting state.");
    }
}
