// These programs are here for the instructions that they compile to, not as models.
#pragma warning disable CA1814, CA1802, CA1028, CA1859, CA1861, CA2211, CA1000, CA1002, CA1810
using System.Runtime.CompilerServices;
using System.Text;

namespace Threads.Tests.Managed.Rewriting;

/// <summary>Programs that use every kind of access; a rewritten copy must compute what the original computes.</summary>
public static class Samples
{
    private static int _static = 7;
    private static readonly int[] _primes = [2, 3, 5, 7, 11];
    private static readonly string _text = "abc";

    [ThreadStatic]
    private static int _perThread;

    private static volatile int _volatile;

    public enum Small : byte { Zero, One, Two }

    public struct Point
    {
        public int X;
        public int Y;
        public Point(int x, int y) { X = x; Y = y; }
        public readonly int Sum => X + Y;
        public void Move(int by) { X += by; Y += by; }
    }

    public sealed class Cell<T>(T first)
    {
        public static int Count;
        public T Value = first;
        public T Property { get; set; } = first;
        public ref T Reference => ref Value;
        public T[] Items { get; } = [first, first];
        public static T Twice(T x) { Count++; return x; }
    }

    public class Base(int start)
    {
        protected int Total = start;
        public virtual int Next() => ++Total;
    }

    public sealed class Derived : Base
    {
        private readonly int _step;
        private Point _at;
        public Derived(int step) : base(10) { _step = step; _at = new Point(step, step); }
        public override int Next() { Total += _step; _at.Move(1); return base.Next() + _at.Sum; }
    }

    public static class Explicit
    {
        public static readonly List<string> Log = [];
        public static int Ready;
        static Explicit() { Log.Add("constructed"); Ready = 5; }
        public static int Get() => Ready;
    }

    public static int Statics()
    {
        _static += 3;
        _perThread++;
        _volatile = _static;
        return _static + _volatile + _primes[^1] + _text.Length;
    }

    public static int Generics()
    {
        var cell = new Cell<int>(4) { Property = 6 };
        cell.Reference += 2;
        cell.Items[1] = 9;
        var text = new Cell<string>("x");
        text.Items[0] += "y";
        Cell<string>.Twice("a");
        return cell.Value + cell.Property + cell.Items.Sum() + Cell<int>.Twice(3) + Cell<int>.Count + (Cell<string>.Count * 100) + text.Items[0].Length;
    }

    public static int Structs()
    {
        var points = new Point[3];
        points[1].X = 5;
        points[1].Move(2);
        var copy = points[1];
        copy.Y = 100;
        points[2] = copy;
        points[0] = default;
        ref var p = ref points[2];
        p.X++;
        var d = new Derived(3);
        (int A, int B) pair = (1, 2);
        Func<int> f = () => ++pair.A + pair.B;
        return points[1].Sum + points[2].Sum + d.Next() + d.Next() + f() + f();
    }

    public static int Arrays()
    {
        var bytes = new byte[] { 250, 1 };
        bytes[0] += 10;
        var signed = new sbyte[] { -5 };
        signed[0]--;
        var flags = new bool[2];
        flags[1] = true;
        var smalls = new Small[2];
        smalls[1] = Small.Two;
        var grid = new int[2, 3];
        grid[1, 2] = 4;
        grid[1, 2] += 3;
        ref var cell = ref grid[0, 0];
        cell = 8;
        var jagged = new int[][] { [1], [2, 3] };
        jagged[1][0] += 5;
        long[] longs = [1L << 40];
        longs[0] |= 1;
        double[] doubles = [1.5];
        doubles[0] *= 2;
        char[] chars = ['a'];
        chars[0]++;
        object[] objects = new string[1];
        objects[0] = "s";
        var mismatch = 0;
        try { objects[0] = 1; } catch (ArrayTypeMismatchException) { mismatch = 1000; }
        try { bytes[5] = 1; } catch (IndexOutOfRangeException) { mismatch += 2000; }
        nuint big = 1;
        return bytes[0] + signed[0] + (flags[1] ? 1 : 0) + (int)smalls[big] + grid[1, 2] + grid[0, 0] + jagged[1][0]
            + (int)(longs[0] >> 40) + (int)doubles[0] + chars[0] + objects.Length + mismatch;
    }

    public static unsafe int Pointers()
    {
        var data = new int[4];
        fixed (int* p = data)
        {
            *p = 3;
            p[2] = *p + 1;
        }
        int local = 5;
        int* q = &local;
        *q += 2;
        Span<int> span = data;
        span[1] = 9;
        span[1]++;
        ReadOnlySpan<int> tail = span[1..];
        Span<byte> stack = stackalloc byte[4];
        stack[3] = 200;
        Increment(ref data[3]);
        Increment(ref local);
        Out(out var made);
        return data[0] + data[2] + local + tail[0] + stack[3] + data[3] + made + Sum(in data[1]);
    }

    public static int Nulls()
    {
        Cell<int>? none = null;
        var score = 0;
        try { none!.Value = 1; } catch (NullReferenceException) { score++; }
        try { score += none!.Value; } catch (NullReferenceException) { score += 10; }
        int[]? array = null;
        try { array![0] = 1; } catch (NullReferenceException) { score += 100; }
        return score;
    }

    public static int Loops()
    {
        var total = 0;
        for (var i = 0; i < 10; i++)
        {
            if (i == 3) continue;
            for (var j = i; j > 0; j--) total += j;
        }
        var k = 0;
        do { k += 2; if (k == 6) continue; total += k; } while (k < 11);
        while (true)
        {
            try
            {
                if (++k > 20) break;
                if (k % 2 == 0) continue;
                total++;
            }
            finally { total += 2; }
        }
        foreach (var x in Sequence(4)) total += x;
        foreach (var x in new List<int> { 1, 2 }) total += x;
        foreach (var c in "abc") total += c;
        goto middle;
    again:
        total++;
    middle:
        if (total % 7 != 0) goto again;
        return total;
    }

    public static IEnumerable<int> Sequence(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i * i;
            if (i == 100) yield break;
        }
    }

    public static string Collections()
    {
        var list = new List<int> { 3, 1, 2 };
        list.Sort();
        var map = new Dictionary<string, int> { ["a"] = 1 };
        map["b"] = list[2];
        map.TryGetValue("b", out var b);
        IList<int> view = list;
        view.Add(b);
        var text = new StringBuilder();
        text.Append(view.Count).Append(',').Append(map.Count);
        var array = new[] { 5, 4, 3 };
        Array.Sort(array);
        Array.Resize(ref array, 4);
        array.AsSpan().Reverse();
        return text + string.Join("-", list) + string.Join("-", array) + array.Max();
    }

    public static string Exceptions()
    {
        var log = "";
        try
        {
            try { throw new InvalidOperationException("x"); }
            catch (Exception e) when (e.Message == "x") { log += "filtered "; throw; }
            finally { log += "finally "; }
        }
        catch (Exception e) { log += e.GetType().Name; }
        var switched = log.Length switch { 0 => "none", > 1000 => "long", _ => log };
        return switched + (log.Length > 3 ? 1 : 2).ToString();
    }

    public static string Initialisation() => $"{Explicit.Get()} {Explicit.Log.Count} {Explicit.Log[0]}";

    public static int Patterns()
    {
        object[] things = [1, "two", new Point(1, 2), Small.One, null!];
        var score = 0;
        foreach (var thing in things)
        {
            score += thing switch { int i => i, string s => s.Length, Point { X: 1 } p => p.Sum, Small small => (int)small * 10, null => 100, _ => 0 };
        }
        var record = new Pair(1, "b");
        var other = record with { Number = 2 };
        int? maybe = other.Number;
        return score + other.GetHashCode().CompareTo(other.GetHashCode()) + (record == other ? 1 : 0) + maybe.GetValueOrDefault() + (maybe?.ToString().Length ?? 0);
    }

    public sealed record Pair(int Number, string Text);

    public static T Constrained<T>(Cell<T> cell) where T : IComparable<T> => cell.Value.CompareTo(cell.Property) >= 0 ? cell.Value : cell.Property;

    public static string Interfaces() => Constrained(new Cell<int>(3) { Property = 8 }) + Constrained(new Cell<string>("a") { Property = "0" });

    public static int InlineArray()
    {
        Four four = default;
        four[2] = 5;
        Span<int> all = four;
        all[3] = 6;
        return four[2] + four[3];
    }

    [InlineArray(4)]
    public struct Four { private int _first; }

    public static int Delegates()
    {
        var count = 0;
        Action add = () => count++;
        add += () => count += 10;
        add();
        Changed += add;
        Changed?.Invoke();
        Changed -= add;
        Func<int, int> twice = Twice;
        return twice(count) + new[] { 1, 2, 3 }.Where(x => x > 1).Select(x => x * count).Sum();
    }

    private static event Action? Changed;

    private static int Twice(int x) => x * 2;
    private static void Increment(ref int x) => x++;
    private static void Out(out int x) => x = 12;
    private static int Sum(in int x) => x + 1;
}
