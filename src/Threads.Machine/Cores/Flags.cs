namespace Threads.Machine;

/// <summary>The condition codes of a thread.</summary>
[Flags]
public enum Flags
{
    /// <summary>None is set.</summary>
    None = 0,

    /// <summary>The result was zero.</summary>
    Zero = 1,

    /// <summary>The result was negative.</summary>
    Sign = 2,

    /// <summary>The signed result did not fit.</summary>
    Overflow = 4,

    /// <summary>The unsigned result did not fit.</summary>
    Carry = 8,

    /// <summary>No instruction has set them yet, and no condition holds: how OSTEP's threads begin.</summary>
    Unset = 16,
}

/// <summary>What the arithmetic unit does.</summary>
internal static class Alu
{
    /// <summary>Whether a condition holds.</summary>
    public static bool Holds(Condition condition, Flags flags)
    {
        if (condition == Condition.Always) return true;
        if ((flags & Flags.Unset) != 0) return false;
        var zero = (flags & Flags.Zero) != 0;
        var carry = (flags & Flags.Carry) != 0;
        var sign = (flags & Flags.Sign) != 0;
        var less = sign != ((flags & Flags.Overflow) != 0);
        return condition switch
        {
            Condition.Equal => zero,
            Condition.NotEqual => !zero,
            Condition.Less => less,
            Condition.LessOrEqual => less || zero,
            Condition.Greater => !less && !zero,
            Condition.GreaterOrEqual => !less,
            Condition.Below => carry,
            Condition.BelowOrEqual => carry || zero,
            Condition.Above => !carry && !zero,
            Condition.AboveOrEqual => !carry,
            Condition.Sign => sign,
            _ => !sign,
        };
    }

    /// <summary>Computes a destination's new value.</summary>
    /// <param name="opcode">What to do.</param>
    /// <param name="size">Bytes that count; what lies above them is 0 in every value.</param>
    /// <param name="destination">The destination's old value.</param>
    /// <param name="source">The source; ignored where there is one operand.</param>
    /// <param name="flags">Changed as the instruction changes them.</param>
    public static ulong Compute(Opcode opcode, int size, ulong destination, ulong source, ref Flags flags)
    {
        var mask = MaskOf(size);
        switch (opcode)
        {
            case Opcode.Add or Opcode.Xadd:
                return Sum(destination, source, mask, ref flags);
            case Opcode.Sub or Opcode.Cmp:
                return Difference(destination, source, mask, ref flags);
            case Opcode.Neg:
                return Difference(0, destination, mask, ref flags);
            case Opcode.Inc or Opcode.Dec:
                var carry = flags & Flags.Carry;
                var next = opcode == Opcode.Inc ? Sum(destination, 1, mask, ref flags) : Difference(destination, 1, mask, ref flags);
                flags = (flags & ~Flags.Carry) | carry;
                return next;
            case Opcode.And or Opcode.Test:
                return Logical(destination & source, mask, ref flags);
            case Opcode.Or:
                return Logical(destination | source, mask, ref flags);
            case Opcode.Xor:
                return Logical(destination ^ source, mask, ref flags);
            case Opcode.Not:
                return ~destination & mask;
            case Opcode.Mul:
                return Product(destination, source, size, ref flags);
            case Opcode.Shl or Opcode.Shr:
                return Shifted(opcode, size, destination, source, ref flags);
            default:
                return source & mask;
        }
    }

    /// <summary>The bytes that an operand of a size has: <c>0xFF</c> for 1.</summary>
    public static ulong MaskOf(int size) => size == 8 ? ulong.MaxValue : (1UL << size * 8) - 1;

    /// <summary>A value of so many bytes, sign-extended.</summary>
    public static long Signed(ulong value, int size) => (long)value << 64 - size * 8 >> 64 - size * 8;

    private static ulong Sum(ulong left, ulong right, ulong mask, ref Flags flags)
    {
        var result = left + right & mask;
        flags = Of(result, mask) | (result < (left & mask) ? Flags.Carry : 0) | (Top((left ^ result) & (right ^ result), mask) ? Flags.Overflow : 0);
        return result;
    }

    private static ulong Difference(ulong left, ulong right, ulong mask, ref Flags flags)
    {
        left &= mask;
        right &= mask;
        var result = left - right & mask;
        flags = Of(result, mask) | (left < right ? Flags.Carry : 0) | (Top((left ^ right) & (left ^ result), mask) ? Flags.Overflow : 0);
        return result;
    }

    private static ulong Logical(ulong result, ulong mask, ref Flags flags)
    {
        flags = Of(result & mask, mask);
        return result & mask;
    }

    private static ulong Product(ulong left, ulong right, int size, ref Flags flags)
    {
        var exact = (Int128)Signed(left, size) * Signed(right, size);
        var result = (ulong)exact & MaskOf(size);
        flags = Of(result, MaskOf(size)) | (Signed(result, size) != exact ? Flags.Carry | Flags.Overflow : 0);
        return result;
    }

    // The count is taken modulo 32, or 64 for 8 bytes; a count of 0 changes no flag.
    private static ulong Shifted(Opcode opcode, int size, ulong value, ulong by, ref Flags flags)
    {
        var count = (int)(by & (size == 8 ? 63UL : 31UL));
        if (count == 0) return value;
        var mask = MaskOf(size);
        var result = opcode == Opcode.Shl ? value << count & mask : value >> count;
        var last = opcode == Opcode.Shl ? count <= size * 8 && (value >> size * 8 - count & 1) != 0 : (value >> count - 1 & 1) != 0;
        var overflow = opcode == Opcode.Shl ? Top(result, mask) != last : Top(value, mask);
        flags = Of(result, mask) | (last ? Flags.Carry : 0) | (overflow ? Flags.Overflow : 0);
        return result;
    }

    private static Flags Of(ulong result, ulong mask) => (result == 0 ? Flags.Zero : 0) | (Top(result, mask) ? Flags.Sign : 0);

    private static bool Top(ulong value, ulong mask) => (value & mask & ~(mask >> 1)) != 0;
}
