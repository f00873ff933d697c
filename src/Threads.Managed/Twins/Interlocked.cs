using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Exploration;

namespace Threads.Managed.Twins;

/// <summary>
/// The controlled <c>System.Threading.Interlocked</c>: each call is one step that reads and writes its location, with acquire
/// and release. A compare-exchange that fails is a step that only reads.
/// </summary>
/// <remarks>Fences are no steps: explored runs are sequentially consistent.</remarks>
[Twin("System.Threading.Interlocked")]
public static unsafe class Interlocked
{
    public static int Increment(ref int location) => Sum(ref location, 1);

    public static long Increment(ref long location) => Sum(ref location, 1);

    public static uint Increment(ref uint location) => Sum(ref location, 1u);

    public static ulong Increment(ref ulong location) => Sum(ref location, 1ul);

    public static int Decrement(ref int location) => Sum(ref location, -1);

    public static long Decrement(ref long location) => Sum(ref location, -1);

    public static uint Decrement(ref uint location) => Sum(ref location, uint.MaxValue);

    public static ulong Decrement(ref ulong location) => Sum(ref location, ulong.MaxValue);

    public static int Add(ref int location1, int value) => Sum(ref location1, value);

    public static long Add(ref long location1, long value) => Sum(ref location1, value);

    public static uint Add(ref uint location1, uint value) => Sum(ref location1, value);

    public static ulong Add(ref ulong location1, ulong value) => Sum(ref location1, value);

    public static int And(ref int location1, int value) => Intersect(ref location1, value);

    public static long And(ref long location1, long value) => Intersect(ref location1, value);

    public static uint And(ref uint location1, uint value) => Intersect(ref location1, value);

    public static ulong And(ref ulong location1, ulong value) => Intersect(ref location1, value);

    public static int Or(ref int location1, int value) => Unite(ref location1, value);

    public static long Or(ref long location1, long value) => Unite(ref location1, value);

    public static uint Or(ref uint location1, uint value) => Unite(ref location1, value);

    public static ulong Or(ref ulong location1, ulong value) => Unite(ref location1, value);

    public static sbyte Exchange(ref sbyte location1, sbyte value) => Swap(ref location1, value);

    public static short Exchange(ref short location1, short value) => Swap(ref location1, value);

    public static int Exchange(ref int location1, int value) => Swap(ref location1, value);

    public static long Exchange(ref long location1, long value) => Swap(ref location1, value);

    public static byte Exchange(ref byte location1, byte value) => Swap(ref location1, value);

    public static ushort Exchange(ref ushort location1, ushort value) => Swap(ref location1, value);

    public static uint Exchange(ref uint location1, uint value) => Swap(ref location1, value);

    public static ulong Exchange(ref ulong location1, ulong value) => Swap(ref location1, value);

    public static float Exchange(ref float location1, float value) => Swap(ref location1, value);

    public static double Exchange(ref double location1, double value) => Swap(ref location1, value);

    public static nint Exchange(ref nint location1, nint value) => Swap(ref location1, value);

    public static nuint Exchange(ref nuint location1, nuint value) => Swap(ref location1, value);

    public static object? Exchange(ref object? location1, object? value) => Swap(ref location1, value);

    public static T Exchange<T>(ref T location1, T value) => Swap(ref location1, value);

    public static sbyte CompareExchange(ref sbyte location1, sbyte value, sbyte comparand) =>
        SwapIf(ref location1, value, comparand);

    public static short CompareExchange(ref short location1, short value, short comparand) =>
        SwapIf(ref location1, value, comparand);

    public static int CompareExchange(ref int location1, int value, int comparand) =>
        SwapIf(ref location1, value, comparand);

    public static long CompareExchange(ref long location1, long value, long comparand) =>
        SwapIf(ref location1, value, comparand);

    public static byte CompareExchange(ref byte location1, byte value, byte comparand) =>
        SwapIf(ref location1, value, comparand);

    public static ushort CompareExchange(ref ushort location1, ushort value, ushort comparand) =>
        SwapIf(ref location1, value, comparand);

    public static uint CompareExchange(ref uint location1, uint value, uint comparand) =>
        SwapIf(ref location1, value, comparand);

    public static ulong CompareExchange(ref ulong location1, ulong value, ulong comparand) =>
        SwapIf(ref location1, value, comparand);

    public static float CompareExchange(ref float location1, float value, float comparand) =>
        SwapIf(ref location1, value, comparand);

    public static double CompareExchange(ref double location1, double value, double comparand) =>
        SwapIf(ref location1, value, comparand);

    public static nint CompareExchange(ref nint location1, nint value, nint comparand) =>
        SwapIf(ref location1, value, comparand);

    public static nuint CompareExchange(ref nuint location1, nuint value, nuint comparand) =>
        SwapIf(ref location1, value, comparand);

    public static object? CompareExchange(ref object? location1, object? value, object? comparand) =>
        SwapIf(ref location1, value, comparand);

    public static T CompareExchange<T>(ref T location1, T value, T comparand) =>
        SwapIf(ref location1, value, comparand);

    public static long Read(ref readonly long location) => Load(ref Unsafe.AsRef(in location));

    public static ulong Read(ref readonly ulong location) => Load(ref Unsafe.AsRef(in location));

    public static void MemoryBarrier()
    {
    }

    public static void MemoryBarrierProcessWide()
    {
    }

    private static T Load<T>(ref T location)
    {
        Operation.Access(ref location, StepKind.Read);
        return location;
    }

    private static T Sum<T>(ref T location, T value)
        where T : IBinaryInteger<T>
    {
        Operation.Access(ref location, StepKind.ReadModifyWrite);
        return location = unchecked(location + value);
    }

    private static T Intersect<T>(ref T location, T value)
        where T : IBinaryInteger<T>
    {
        Operation.Access(ref location, StepKind.ReadModifyWrite);
        var before = location;
        location = before & value;
        return before;
    }

    private static T Unite<T>(ref T location, T value)
        where T : IBinaryInteger<T>
    {
        Operation.Access(ref location, StepKind.ReadModifyWrite);
        var before = location;
        location = before | value;
        return before;
    }

    private static T Swap<T>(ref T location, T value)
    {
        RequireExchangeable<T>();
        Operation.Access(ref location, StepKind.ReadModifyWrite);
        var before = location;
        location = value;
        return before;
    }

    private static T SwapIf<T>(ref T location, T value, T comparand)
    {
        RequireExchangeable<T>();

        // The location stays where it is (nothing is collected during a run), so its address may be kept across the wait.
        var address = Unsafe.AsPointer(ref location);
        Operation.Access(ref location, StepKind.ReadModifyWrite, writes: () => NoCollection.IsBroken || AreSame(Unsafe.AsRef<T>(address), comparand));
        var before = location;
        if (AreSame(before, comparand))
            location = value;
        return before;
    }

    /// <summary>The comparison of the hardware: references, or bits (so NaN equals itself, and -0.0 is not 0.0).</summary>
    private static bool AreSame<T>(T left, T right) => typeof(T).IsValueType
        ? BitsOf(ref left).SequenceEqual(BitsOf(ref right))
        : ReferenceEquals(left, right);

    private static ReadOnlySpan<byte> BitsOf<T>(ref T value) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());

    private static void RequireExchangeable<T>()
    {
        if (typeof(T).IsValueType && !typeof(T).IsPrimitive && !typeof(T).IsEnum)
            throw new NotSupportedException("The specified type must be a reference type, a primitive type, or an enum type.");
    }
}
