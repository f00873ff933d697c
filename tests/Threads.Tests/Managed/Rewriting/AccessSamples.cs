using System.Diagnostics.CodeAnalysis;

namespace Threads.Tests.Managed.Rewriting;

// Each program makes the access that its comment names, on the line with the mark.
#pragma warning disable CA1814, CA1802, CA1805, CA2211, CA1859, CA1002

public static class AccessSamples
{
    public struct Pair { public int Left; public int Right; public readonly int Both() => Left + Right; }

    public sealed class Box
    {
        public int Value;
        public Pair Pair;
        public volatile bool Flag;
        public int Count { get; set; }
        public readonly int Fixed = 3;
        public string Text = "";
        public List<int> List = [];
        public int[] Items = new int[3];
        public int[,] Grid = new int[2, 2];
    }

    public sealed class Primary(int seed) { public int Next() => seed; }

    private static int _static;

    public static void WriteField() { var box = new Box(); box.Value = 1; }
    public static int ReadField() { var box = new Box(); return box.Value; }
    public static void WriteStatic() => _static = 4;
    public static int ReadStatic() => _static;
    public static void WriteProperty() { var box = new Box(); box.Count = 2; }
    public static void WriteVolatile() { var box = new Box(); box.Flag = true; }
    public static int ReadReadonly() { var box = new Box(); return box.Fixed; }
    public static int ReadPrimary() => new Primary(3).Next();
    public static void WriteNested() { var box = new Box(); box.Pair.Right = 5; }
    public static int CallOnNested() { var box = new Box(); return box.Pair.Both(); }
    public static void WriteElement() { var items = new Box().Items; items[2] = 9; }
    public static void WriteGrid() { var box = new Box(); box.Grid[1, 0] = 3; }
    public static void WriteThroughRef() { var box = new Box(); Set(ref box.Value); }
    public static void WriteThroughSpan() { var items = new Box().Items; Span<int> span = items; span[1] = 7; }
    public static unsafe void WriteThroughPointer() { var items = new Box().Items; fixed (int* p = items) p[1] = 7; }
    public static int WriteCaptured() { var captured = 0; Action set = () => captured = 3; set(); return captured; }
    public static int ParseIntoField() { var box = new Box(); return int.TryParse("12", out box.Value) ? box.Value : 0; }
    public static string FormatField() { var box = new Box(); return box.Value.ToString(); }
    public static void AddToList() { var box = new Box(); box.List.Add(1); }
    public static void SortArray() { var items = new Box().Items; Array.Sort(items); }
    public static void FillSpan() { var items = new Box().Items; items.AsSpan(1).Fill(8); }
    public static int CopySpan() { var items = new Box().Items; Span<int> span = items; span.CopyTo(new int[3]); return items.AsSpan().IndexOf(4); }
    public static int SumArray() { var items = new Box().Items; return items.Sum(); }
    public static void ClearNested() { var box = new Box(); box.Pair = default; }
    public static unsafe void ShareLocal() { int local = 1; int* p = &local; *p = 2; Set(ref local); }

    [SuppressMessage("Performance", "CA1806", Justification = "The unsupported call is the point.")]
    public static void Unsupported() => new ReaderWriterLock().AcquireReaderLock(5);

    public static int Awaiting() => Awaited(3).Result;

    private static async Task<int> Awaited(int rounds)
    {
        var total = 0;
        for (var i = 0; i < rounds; i++)
        {
            try { total += i + Math.Max(await Task.FromResult(i), total); }
            finally { total++; }
        }
        return total;
    }

    private static void Set(ref int target) => target = 6;
}
