namespace Threads.Exploration;

/// <summary>
/// The states that a search has seen, each once, numbered in order of discovery, with the step that first led to it: an
/// open-addressing table over one growing array.
/// </summary>
/// <param name="size">Words of a state.</param>
internal sealed class VisitedStates(int size)
{
    private const int PerChunk = 1 << 14;

    private readonly List<ulong[]> _chunks = [];
    private int[] _table = new int[1 << 8];
    private int[] _parents = new int[1 << 7];
    private byte[] _steps = new byte[1 << 7];

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> this[int state] => _chunks[state / PerChunk].AsSpan(state % PerChunk * size, size);

    /// <summary>The state from which a state was first reached; -1 for the initial one.</summary>
    public int ParentOf(int state) => _parents[state];

    /// <summary>Finds a state, or adds it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="parent">From where it was reached.</param>
    /// <param name="step">By whose step.</param>
    /// <param name="isNew">Whether it was added.</param>
    public int Add(ReadOnlySpan<ulong> state, int parent, int step, out bool isNew)
    {
        if (Count * 2 >= _table.Length) Grow();
        var mask = _table.Length - 1;
        var at = (int)(HashOf(state) >> 20) & mask;
        for (; _table[at] != 0; at = (at + 1) & mask)
        {
            if (!this[_table[at] - 1].SequenceEqual(state)) continue;
            isNew = false;
            return _table[at] - 1;
        }

        isNew = true;
        _table[at] = Count + 1;
        Append(state, parent, step);
        return Count++;
    }

    /// <summary>Whose steps lead from the initial state to this one.</summary>
    public List<int> PathTo(int state)
    {
        var path = new List<int>();
        for (; _parents[state] >= 0; state = _parents[state]) path.Add(_steps[state]);
        path.Reverse();
        return path;
    }

    private void Append(ReadOnlySpan<ulong> state, int parent, int step)
    {
        Reserve();
        state.CopyTo(_chunks[^1].AsSpan(Count % PerChunk * size, size));
        if (Count == _parents.Length)
        {
            Array.Resize(ref _parents, 2 * Count);
            Array.Resize(ref _steps, 2 * Count);
        }

        _parents[Count] = parent;
        _steps[Count] = (byte)step;
    }

    // Small searches are many: the first chunk begins small.
    private void Reserve()
    {
        var place = Count % PerChunk * size;
        if (place == 0) _chunks.Add(new ulong[(Count == 0 ? 32 : PerChunk) * size]);
        if (place < _chunks[^1].Length) return;
        var grown = _chunks[^1];
        Array.Resize(ref grown, 2 * grown.Length);
        _chunks[^1] = grown;
    }

    private void Grow()
    {
        _table = new int[_table.Length * 4];
        var mask = _table.Length - 1;
        for (var state = 0; state < Count; state++)
        {
            var at = (int)(HashOf(this[state]) >> 20) & mask;
            while (_table[at] != 0) at = (at + 1) & mask;
            _table[at] = state + 1;
        }
    }

    private static ulong HashOf(ReadOnlySpan<ulong> state)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var word in state)
        {
            var product = (UInt128)(hash ^ word) * 0xA0761D6478BD642FUL;
            hash = (ulong)product ^ (ulong)(product >> 64) ^ 0xE7037ED1A0B428DBUL;
        }

        return hash;
    }
}
