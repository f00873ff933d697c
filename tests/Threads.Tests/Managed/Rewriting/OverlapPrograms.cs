using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Threads.Tests.Managed.Twins;

namespace Threads.Tests.Managed.Rewriting;

// Two threads reach the same memory as values of different sizes.
#pragma warning disable CA1051, CA2014

public static unsafe class OverlapPrograms
{
    [StructLayout(LayoutKind.Explicit)]
    private struct Word
    {
        [FieldOffset(0)] public byte First;
        [FieldOffset(0)] public int Whole;
        [FieldOffset(2)] public short High;
    }

    private struct Buffer { public fixed int Items[4]; }

    [InlineArray(4)]
    private struct Four { private int _first; }

    private sealed class Box<T> { public T Value = default!; }

    private static int _number;

    // A race, and two outcomes: one thread writes what the other reads.
    public static int BytesOfNumbers() => On(numbers => MemoryMarshal.AsBytes(numbers.AsSpan())[1] = 1, numbers => numbers[0]);
    public static int BytesOfStatic() { Run.Both(() => Unsafe.Add(ref Unsafe.As<int, byte>(ref _number), 3) = 1, () => _number += 2); return _number; }
    public static int TwoNumbersAsOne() => On(numbers => numbers[1] = 1, numbers => (int)(Unsafe.As<int, long>(ref numbers[0]) >> 32));
    public static int HalfAndHalf() => On(numbers => Unsafe.WriteUnaligned(ref Unsafe.As<int, byte>(ref Unsafe.AddByteOffset(ref numbers[0], 2)), 1), numbers => numbers[0]);
    public static int ReadUnaligned() => On(numbers => numbers[1] = 1, numbers => Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref Unsafe.As<int, byte>(ref numbers[0]), 1)));
    public static int Pointer() => On(numbers => { fixed (int* p = numbers) ((byte*)p)[5] = 1; }, numbers => numbers[1]);
    public static int TryWriteBytes() => On(numbers => BitConverter.TryWriteBytes(MemoryMarshal.AsBytes(numbers.AsSpan()), 5), numbers => numbers[0]);
    public static int WriteBigEndian() => On(numbers => BinaryPrimitives.WriteInt32BigEndian(MemoryMarshal.AsBytes(numbers.AsSpan(1)), 5), numbers => numbers[1]);
    public static int MarshalWrite() => On(numbers => MemoryMarshal.Write(MemoryMarshal.AsBytes(numbers.AsSpan()), 5), numbers => numbers[0]);
    public static int CopyBlock() => On(numbers => Unsafe.CopyBlock(ref Unsafe.As<int, byte>(ref numbers[0]), in Unsafe.As<int, byte>(ref numbers[2]), 8), numbers => numbers[1]);
    public static int ClearBlock() => On(numbers => { fixed (int* p = numbers) NativeMemory.Fill(p, 8, 1); }, numbers => numbers[1]);
    public static int ArrayOfPairs() { var pairs = new (int Left, int Right)[1]; return Both(() => pairs[0].Right = 1, () => { var copy = ((int, int)[])pairs.Clone(); return copy[0].Item2; }); }
    public static int Union() { var box = new Box<Word>(); return Both(() => box.Value.High = 1, () => box.Value.Whole); }
    public static int UnionCopied() { var box = new Box<Word>(); return Both(() => box.Value.High = 1, () => { var copy = box.Value; return copy.Whole; }); }
    public static int FixedBuffer() { var box = new Box<Buffer>(); return Both(() => box.Value.Items[2] = 1, () => { var copy = box.Value; return copy.Items[2]; }); }
    public static int InlineArray() { var box = new Box<Four>(); return Both(() => box.Value[2] = 1, () => { var copy = box.Value; return copy[2]; }); }

    // No race, yet two outcomes.
    public static int VolatileByte() => On(
        numbers => Volatile.Write(ref MemoryMarshal.AsBytes(numbers.AsSpan())[1], 1),
        numbers => Volatile.Read(ref numbers[0]));

    // Spun on as one size, written as another: no race, and it always ends.
    public static int SpinOnByte() => On(
        numbers => Volatile.Write(ref numbers[0], 256),
        numbers => { while (Volatile.Read(ref MemoryMarshal.AsBytes(numbers.AsSpan())[1]) == 0) { } return 1; });
    public static int SpinOnInt() => On(
        numbers => Volatile.Write(ref MemoryMarshal.AsBytes(numbers.AsSpan())[1], 1),
        numbers => { while (Volatile.Read(ref numbers[0]) == 0) { } return 1; });
    public static int SpinOnPartOfUnion() { var box = new Box<Word>(); return Both(() => Volatile.Write(ref box.Value.Whole, 1 << 16), () => { while (Volatile.Read(ref box.Value.High) == 0) { } return 1; }); }
    public static int SpinOnUnion() { var box = new Box<Word>(); return Both(() => Volatile.Write(ref box.Value.High, 1), () => { while (Volatile.Read(ref box.Value.Whole) == 0) { } return 1; }); }

    // A span that is kept from trip to trip, and one whose address is: the loop gets somewhere though no memory changes.
    public static int SpanThatMoves() => On(_ => { }, numbers => { var rest = numbers.AsSpan(); var trips = 0; while (rest[0] == 0) { rest = rest[1..]; } foreach (var left in rest) trips += left; return trips; });
    public static int SpanByReference() => On(_ => { }, numbers => { var rest = numbers.AsSpan(); ref var kept = ref rest; while (kept[0] == 0) { rest = kept[1..]; } return rest.Length; });

    // No race and one outcome.
    public static int Neighbours() => Parts((bytes, at) => bytes[at] = 1, 0, 1);
    public static int NeighboursOfUnion() { var box = new Box<Word>(); Run.Both(() => box.Value.First = 1, () => box.Value.High = 1); return box.Value.Whole; }
    public static int NeighboursInBlocks() => Parts((bytes, at) => Unsafe.InitBlock(ref bytes[at], 1, 2), 0, 2);

    public static int UnderALock()
    {
        var numbers = new int[1];
        Run.Both(() => { lock (numbers) numbers[0]++; }, () => { lock (numbers) MemoryMarshal.AsBytes(numbers.AsSpan())[1]++; });
        return numbers[0];
    }

    public static int CopiesKeepEverything()
    {
        var (word, buffer, four) = (new Box<Word>(), new Box<Buffer>(), new Box<Four>());
        word.Value.Whole = 0x01020304;
        buffer.Value.Items[3] = 1;
        four.Value[3] = 1;
        var (wordCopy, bufferCopy, fourCopy) = (new Box<Word> { Value = word.Value }, new Box<Buffer> { Value = buffer.Value }, new Box<Four> { Value = four.Value });
        return wordCopy.Value.Whole + bufferCopy.Value.Items[3] + fourCopy.Value[3];
    }

    public static void MemoryBehindAPointer() { var bytes = stackalloc byte[4]; System.Buffer.MemoryCopy(bytes, bytes + 2, 2, 2); }

    private static int Parts(Action<Span<byte>, int> write, int first, int second)
    {
        var numbers = new int[1];
        numbers[0] = 0;
        Run.Both(() => write(MemoryMarshal.AsBytes(numbers.AsSpan()), first), () => write(MemoryMarshal.AsBytes(numbers.AsSpan()), second));
        return numbers[0];
    }

    private static int On(Action<int[]> write, Func<int[], int> read)
    {
        int[] numbers = [0, 0, 1, 1];
        return Both(() => write(numbers), () => read(numbers));
    }

    private static int Both(Action write, Func<int> read)
    {
        var seen = 0;
        Run.Both(write, () => seen = read());
        return seen;
    }
}
