namespace Threads.Machine;

/// <summary>
/// The variables of a litmus test, each in a cache line of its own. One that is nowhere declared begins with 0. A variable without a type is as wide as
/// the widest instruction that names it, and 8 bytes where none does.
/// </summary>
internal sealed class LitmusData(SourceText source)
{
    /// <summary>Most elements of a variable.</summary>
    public const int MostElements = 1024;

    private const int CacheLine = 64;
    private const int Page = 4096;
    private const int MostBytes = 256 * Page;
    private const int DefaultSize = 8;

    private readonly Dictionary<string, Entry> _entries = [];
    private readonly List<Entry> _inOrder = [];
    private int _end;

    /// <summary>The variables, in the order in which they were first named.</summary>
    public IReadOnlyList<Variable> Variables => [.. _inOrder.Select(entry => entry.ToVariable())];

    /// <summary>Bytes of all, in whole pages.</summary>
    public int Size => Math.Max(1, (_end + Page - 1) / Page) * Page;

    /// <summary>Declares a variable with its type and its initial values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="size">Bytes of an element; 0 where no type says it.</param>
    /// <param name="count">How many elements; values beyond those given are 0.</param>
    /// <param name="values">The initial values of the first elements.</param>
    public void Declare(Token name, int size, int count, IReadOnlyList<long> values)
    {
        if (_entries.ContainsKey(name.Text)) source.Fail(name, $"{name} is declared twice.");
        Add(name, size, count, values);
    }

    /// <summary>Takes note that an instruction reaches a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">How many bytes the instruction works on; 0 where the variable is to decide.</param>
    public void Use(Token name, int width)
    {
        var entry = EntryOf(name);
        entry.Width = Math.Max(entry.Width, width);
    }

    /// <summary>A variable; declared here and now where it was not before.</summary>
    public Variable Find(Token name) => EntryOf(name).ToVariable();

    /// <summary>The data that does not begin with 0: by offset, a multiple of 8, the 8 bytes there.</summary>
    public Dictionary<int, ulong> InitialData()
    {
        var data = new Dictionary<int, ulong>();
        foreach (var entry in _inOrder)
        {
            var variable = entry.ToVariable();
            for (var element = 0; element < entry.Values.Count; element++)
            {
                var offset = variable.Offset + (element * variable.Size);
                var bits = Integers.Truncate(entry.Values[element], variable.Size) << (offset % 8 * 8);
                if (bits != 0) data[offset / 8 * 8] = data.GetValueOrDefault(offset / 8 * 8) | bits;
            }
        }

        return data;
    }

    private Entry EntryOf(Token name) => _entries.TryGetValue(name.Text, out var entry) ? entry : Add(name, 0, 1, []);

    private Entry Add(Token name, int size, int count, IReadOnlyList<long> values)
    {
        var entry = new Entry(name.Text, _end, size, count, values);
        _end += ((count * Math.Max(size, DefaultSize)) + CacheLine - 1) / CacheLine * CacheLine;
        if (_end > MostBytes) source.Fail(name, $"the variables up to {name} take {_end:#,0} bytes; expected at most {MostBytes:#,0}.");
        _entries.Add(name.Text, entry);
        _inOrder.Add(entry);
        return entry;
    }

    private sealed class Entry(string name, int offset, int size, int count, IReadOnlyList<long> values)
    {
        public IReadOnlyList<long> Values => values;

        public int Width { get; set; }

        public Variable ToVariable() => new(name, offset, size > 0 ? size : Width > 0 ? Width : DefaultSize, count);
    }
}
