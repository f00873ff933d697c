namespace Threads.Machine;

/// <summary>The data of a program in assembly, byte after byte as the directives say.</summary>
internal sealed class AssemblyData(SourceText source)
{
    private const int Page = 4096;
    private const int MostBytes = 256 * Page;

    private readonly List<byte> _bytes = [];
    private readonly Dictionary<string, Entry> _labels = [];
    private Entry? _open; // the label whose data is being declared

    /// <summary>The variables: the labels that have data behind them.</summary>
    public IReadOnlyList<Variable> Variables => [.. _labels.Values.Where(label => label.Bytes > 0).Select(label => label.ToVariable()).OrderBy(variable => variable.Offset)];

    /// <summary>Bytes of all, in whole pages.</summary>
    public int Size => Math.Max(1, (_bytes.Count + Page - 1) / Page) * Page;

    /// <summary>A label: a variable begins here.</summary>
    public void Label(Token name)
    {
        _open = new Entry(name.Text, _bytes.Count);
        if (!_labels.TryAdd(name.Text, _open)) source.Fail(name, $"{name} stands twice.");
    }

    /// <summary>The variable at a label; false where there is none.</summary>
    public bool TryFind(string name, out Variable variable)
    {
        var found = _labels.TryGetValue(name, out var entry);
        variable = found ? entry!.ToVariable() : default;
        return found;
    }

    /// <summary>A value of so many bytes.</summary>
    public void Add(Token at, long value, int size)
    {
        if (_bytes.Count % size != 0) source.Fail(at, $"a value of {size} bytes begins at offset {_bytes.Count} of the data; expected .align {size} before it.");
        if (!Integers.Fits(value, size)) source.Fail(at, $"{value} does not fit into {size * 8} bits.");
        Reserve(at, size, size);
        for (var part = 0; part < size; part++) _bytes[_bytes.Count - size + part] = (byte)(value >> (part * 8));
    }

    /// <summary>So many bytes of zeros.</summary>
    public void Reserve(Token at, long count, int size)
    {
        if (count < 0 || count > MostBytes - _bytes.Count) source.Fail(at, $"the data would have {_bytes.Count + count:#,0} bytes; expected at most {MostBytes:#,0}.");
        _bytes.AddRange(Enumerable.Repeat((byte)0, (int)count));
        _open?.Add((int)count, size);
    }

    /// <summary>Goes on at a multiple of so many bytes. Padding belongs to no variable.</summary>
    public void Align(Token at, long to)
    {
        if (to is < 1 or > Page || (to & (to - 1)) != 0) source.Fail(at, $"data is aligned to a power of two up to {Page}, not to {to}.");
        var padding = (int)((to - (_bytes.Count % to)) % to);
        var before = _open;
        _open = null;
        Reserve(at, padding, 1);
        _open = before;
        if (_open is { Bytes: 0 }) _open.Offset = _bytes.Count;
    }

    /// <summary>The data that does not begin with 0: by offset, a multiple of 8, the 8 bytes there.</summary>
    public Dictionary<int, ulong> InitialData()
    {
        var data = new Dictionary<int, ulong>();
        for (var offset = 0; offset < _bytes.Count; offset++)
        {
            if (_bytes[offset] != 0) data[offset / 8 * 8] = data.GetValueOrDefault(offset / 8 * 8) | ((ulong)_bytes[offset] << (offset % 8 * 8));
        }

        return data;
    }

    private sealed class Entry(string name, int offset)
    {
        private int _size;

        public int Offset { get; set; } = offset;

        public int Bytes { get; private set; }

        public void Add(int bytes, int size)
        {
            if (_size == 0 || (Bytes > 0 && size < _size)) _size = size;
            Bytes += bytes;
        }

        public Variable ToVariable() => new(name, Offset, Math.Max(1, _size), Math.Max(1, Bytes / Math.Max(1, _size)));
    }
}
