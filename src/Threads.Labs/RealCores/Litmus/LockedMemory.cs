using System.Numerics;
using System.Runtime.CompilerServices;
using Threads.Machine;

namespace Threads.Labs.RealCores;

/// <summary>
/// What a locked instruction does to memory, on this computer: one indivisible step and a full fence (<see cref="Interlocked"/>). Values are
/// sign-extended. Called by compiled litmus tests, which have checked the address.
/// </summary>
internal static class LockedMemory
{
    /// <summary>Changes memory; gives what was there before.</summary>
    /// <param name="address">Where; a multiple of the size.</param>
    /// <param name="size">How many bytes.</param>
    /// <param name="opcode">How.</param>
    /// <param name="operand">By what.</param>
    public static long Update(nint address, int size, Opcode opcode, long operand) => size switch
    {
        1 => Update(ref At<sbyte>(address), opcode, (sbyte)operand),
        2 => Update(ref At<short>(address), opcode, (short)operand),
        4 => Update(ref At<int>(address), opcode, (int)operand),
        _ => Update(ref At<long>(address), opcode, operand),
    };

    /// <summary>Stores a value where another is expected; gives what was there before.</summary>
    public static long CompareExchange(nint address, int size, long value, long expected) => size switch
    {
        1 => Interlocked.CompareExchange(ref At<sbyte>(address), (sbyte)value, (sbyte)expected),
        2 => Interlocked.CompareExchange(ref At<short>(address), (short)value, (short)expected),
        4 => Interlocked.CompareExchange(ref At<int>(address), (int)value, (int)expected),
        _ => Interlocked.CompareExchange(ref At<long>(address), value, expected),
    };

    private static ref T At<T>(nint address) => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<T>(), address);

    private static long Update<T>(ref T place, Opcode opcode, T operand)
        where T : struct, IBinaryInteger<T>
    {
        if (opcode == Opcode.Xchg) return long.CreateTruncating(Interlocked.Exchange(ref place, operand));
        while (true)
        {
            var old = place;
            if (Interlocked.CompareExchange(ref place, After(opcode, old, operand), old) == old) return long.CreateTruncating(old);
        }
    }

    private static T After<T>(Opcode opcode, T old, T operand)
        where T : struct, IBinaryInteger<T> => opcode switch
        {
            Opcode.Add or Opcode.Xadd or Opcode.Inc => old + operand,
            Opcode.Sub or Opcode.Dec => old - operand,
            Opcode.And => old & operand,
            Opcode.Or => old | operand,
            Opcode.Xor => old ^ operand,
            Opcode.Not => ~old,
            Opcode.Neg => -old,
            _ => throw new ArgumentOutOfRangeException(nameof(opcode), opcode, "No locked instruction."),
        };
}
