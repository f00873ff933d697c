namespace Threads.Tests.Managed.Rewriting;

// Two threads share what is easily overlooked: what a query, a view, an enumerator, a segment or a pointer leads to.
#pragma warning disable CA1851, CA1829, CA5394

public static class HiddenPrograms
{
    private static event Action? Changed;

    public static int DeferredQuery() { var items = new int[2]; var query = items.Where(item => item > 0); return Both(() => items[0] = 6, () => query.Sum()); }

    public static int ArrayBehindInterface() { IEnumerable<int> items = new int[2]; return Both(() => ((int[])items)[0] = 6, () => items.Sum()); }

    public static int QueryOfList() { var items = new List<int> { 1 }; var query = items.Where(item => item > 0); return Both(() => items[0] = 5, () => query.Count()); }

    public static int KeysOfDictionary() { var items = new Dictionary<int, int>(); var keys = items.Keys; return Both(() => items[1] = 1, () => keys.Count); }

    public static int EarlyEnumerator()
    {
        var items = new List<int> { 1 };
        using var each = items.GetEnumerator();
        return Both(() => items[0] = 5, () => each.MoveNext() ? 1 : 0);
    }

    public static int Segment() { var items = new ArraySegment<int>(new int[2]); return Both(() => items[1] = 9, () => items[1]); }

    public static int Slice() { var items = new int[2]; return Both(() => items[1] = 9, () => items[1..][0]); }

    public static long Stream() { using var stream = new MemoryStream(); return Both(() => stream.WriteByte(1), () => (int)stream.Length); }

    public static int MethodGroup() { var items = new List<int>(); Parallel.For(0, 2, items.Add); return items.Count; }

    public static int QueryAsMethodGroup() { var items = new int[2]; var query = items.Where(item => item > 0); return Both(() => items[0] = 6, query.Sum); }

    public static int GenericMethodGroup() => AddTwice(new List<string>(), "one");

    public static unsafe int PointerToStack()
    {
        int shared = 0;
        int* pointer = &shared;
        int seen = 0;
        var reader = new Thread(() => seen = *pointer);
        reader.Start();
        shared = 1;
        reader.Join();
        return seen;
    }

    public static unsafe int StackOfPointers()
    {
        int* pointer = stackalloc int[2];
        int seen = 0;
        var reader = new Thread(() => seen = pointer[1]);
        reader.Start();
        pointer[1] = 1;
        reader.Join();
        return seen;
    }

    private sealed class Numbers : List<int>;

    private interface ICounts { void Count(); }

    private struct Counter : ICounts { public int Value; public void Count() => Value++; }

    public static int DerivedList() { var items = new Numbers(); return Both(() => items.Add(1), () => items.Count); }

    public static int SumOfDerivedList() { var items = new Numbers(); return Both(() => items.Add(1), () => items.Sum()); }

    public static int StreamOverArray() { var bytes = new byte[2]; using var stream = new MemoryStream(bytes); return Both(() => stream.WriteByte(1), () => bytes[0]); }

    public static int WriterAndStream() { using var stream = new MemoryStream(); using var writer = new StreamWriter(stream) { AutoFlush = true }; return Both(() => writer.Write("ab"), () => (int)stream.Length); }

    public static int TwoBinaryWriters() { using var stream = new MemoryStream(); using var one = new BinaryWriter(stream); using var two = new BinaryWriter(stream); return Both(() => one.Write(1), () => { two.Write(2); return (int)stream.Length; }); }

    public static int ReaderAndStream() { using var stream = new MemoryStream(new byte[4]); using var reader = new BinaryReader(stream); return Both(() => reader.ReadByte(), () => (int)stream.Position); }

    public static int BufferedAndArray() { var bytes = new byte[4]; using var stream = new BufferedStream(new MemoryStream(bytes)); return Both(() => { stream.WriteByte(1); stream.Flush(); }, () => bytes[0]); }

    public static int Compressed() { using var stream = new MemoryStream(); using var packed = new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionLevel.NoCompression); return Both(() => { packed.WriteByte(1); packed.Flush(); }, () => (int)stream.Length); }

    public static int WriterAndBuilder() { var text = new System.Text.StringBuilder(); using var writer = new StringWriter(text); return Both(() => writer.Write("ab"), () => text.Length); }

    public static int BuilderOfWriter() { using var writer = new StringWriter(); var text = writer.GetStringBuilder(); return Both(() => text.Append('a'), () => writer.ToString().Length); }

    public static int NodeOfNoList() { var node = new LinkedListNode<int>(1); return Both(() => node.Value = 5, () => node.Value); }

    public static int NodeMadeAlone() { var items = new LinkedList<int>(); items.AddLast(new LinkedListNode<int>(1)); Both(() => { lock (items) items.AddLast(new LinkedListNode<int>(2)); }, () => { lock (items) return items.Count; }); return items.Count; }

    public static int LockedWriter()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        return Both(() => { lock (stream) writer.Write(1); }, () => { lock (stream) return (int)stream.Length; });
    }

    private sealed class CountingStream : MemoryStream { public int Count; public override void WriteByte(byte value) { Count++; base.WriteByte(value); } }

    private sealed class Lines : StringWriter;

    private sealed class OwnStream : Stream
    {
        private long _length;
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;
        public override long Position { get => 0; set => _length = value; }
        public override void Flush() => _length = 0;
        public override int Read(byte[] buffer, int offset, int count) => 0;
        public override long Seek(long offset, SeekOrigin origin) => 0;
        public override void SetLength(long value) => _length = value;
        public override void Write(byte[] buffer, int offset, int count) { lock (this) _length += count; }
        public override void WriteByte(byte value) { lock (this) _length++; }
    }

    public static int DerivedStream() { using var stream = new CountingStream(); return Both(() => stream.WriteByte(1), () => (int)stream.Length); }

    public static int DerivedWriter() { using var lines = new Lines(); return Both(() => lines.Write("a"), () => lines.ToString().Length); }

    public static int OwnStreamLocked() { using var stream = new OwnStream(); Both(() => stream.WriteByte(1), () => { stream.WriteByte(2); return 0; }); return (int)stream.Length; }

    public static int OwnStreamRaces() { using var stream = new OwnStream(); return Both(() => stream.WriteByte(1), () => (int)stream.Length); }

    public static int StreamAsItsBase() { using Stream stream = new MemoryStream(); return Both(() => stream.WriteByte(1), () => (int)stream.Length); }

    public static int SpanOfList() { List<int> items = [1, 2]; return Both(() => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items)[0] = 5, () => items[0]); }

    public static int NodeOfList() { var items = new LinkedList<int>(); var node = items.AddLast(1); return Both(() => node.Value = 5, () => items.Sum()); }

    public static int ViewOfSet() { var items = new SortedSet<int>(); var view = items.GetViewBetween(0, 9); return Both(() => view.Add(1), () => items.Count); }

    public static int EncodedIntoArray() { var bytes = new byte[2]; return Both(() => System.Text.Encoding.ASCII.GetBytes("ab", 0, 2, bytes, 0), () => bytes[0]); }

    public static int BoxedStruct() { ICounts box = new Counter(); return Both(box.Count, () => ((Counter)box).Value); }

    public static int OwnStacks() => Both(static () => Sum(1), static () => Sum(2));

    public static int Subscriptions()
    {
        var calls = 0;
        Both(() => Changed += () => calls++, () => { Changed += () => calls++; return 0; });
        Changed?.Invoke();
        return calls;
    }

    public static int ForEachWhileAdding()
    {
        var items = new List<int> { 1, 2 };
        return Both(() => items.Add(3), () => { var sum = 0; foreach (var item in items) sum += item; return sum; });
    }

    public static object? FieldByReflection() => typeof(HiddenPrograms).GetField(nameof(Changed), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)?.GetValue(null);

    public static void SynchronizedList() => System.Collections.ArrayList.Synchronized([]).Add(1);

    public static int Chance() => Random.Shared.Next();

    private static int _count;

    public static int LongLoops() => Both(() => Repeat(30_000), () => { Repeat(30_000); return _count; });

    public static int EndlessLoop() { while (true) Repeat(10_000); }

    private static void Repeat(int times)
    {
        for (var i = 0; i < times; i++) _count++;
    }

    private static int AddTwice<T>(List<T> items, T item)
    {
        Action<T> add = items.Add;
        return Both(() => add(item), () => { items.Add(item); return items.Count; });
    }

    private static int Sum(int start)
    {
        Span<int> own = stackalloc int[2];
        own[0] = start;
        own[1]++;
        return own[0] + own[1];
    }

    private static int Both(Action first, Func<int> second)
    {
        var result = 0;
        var one = new Thread(() => first());
        var two = new Thread(() => result = second());
        one.Start();
        two.Start();
        one.Join();
        two.Join();
        return result;
    }
}
