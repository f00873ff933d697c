using System.Numerics;

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
    // A state's number, from 1, below the upper half of its hash: most states that differ are told apart without being looked at.
    private ulong[] _table = new ulong[1 << 8];
    private int[] _parents = new int[1 << 7];
    private byte[] _steps = new byte[1 << 7];

    public int Count { get; private set; }

    /// <summary>The memory that they take.</summary>
    public long Bytes => (8L * _table.Length) + ((8L * size + 5) * Count);

    public ReadOnlySpan<ulong> this[int state] => _chunks[state / PerChunk].AsSpan(state % PerChunk * size, size);

    /// <summary>The state from which a state was first reached; -1 for the initial one.</summary>
    public int ParentOf(int state) => _parents[state];

    /// <summary>Finds a state, or adds it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="parent">From where it was reached.</param>
    /// <param name="step">By whose step.</param>
    /// <returns>Its number.</returns>
    public int Add(ReadOnlySpan<ulong> state, int parent, int step)
    {
        if (Count * 2 >= _table.Length) Grow();
        var hash = HashOf(state);
        var mask = _table.Length - 1;
        var at = (int)hash & mask;
        for (; _table[at] != 0; at = (at + 1) & mask)
        {
            var number = (int)(uint)_table[at] - 1;
            if (_table[at] >> 32 != hash >> 32 || !this[number].SequenceEqual(state)) continue;
            return number;
        }

        _table[at] = (hash & 0xFFFFFFFF00000000) | ((uint)Count + 1);
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
        _table = new ulong[_table.Length * 4];
        var mask = _table.Length - 1;
        for (var state = 0; state < Count; state++)
        {
            var hash = HashOf(this[state]);
            var at = (int)hash & mask;
            while (_table[at] != 0) at = (at + 1) & mask;
            _table[at] = (hash & 0xFFFFFFFF00000000) | ((uint)state + 1);
        }
    }

    // Three independent chains, so that the multiplications overlap.
    private static ulong HashOf(ReadOnlySpan<ulong> state)
    {
        ulong one = 0x9E3779B97F4A7C15, two = 0xBF58476D1CE4E5B9, three = 0x94D049BB133111EB;
        var at = 0;
        for (; at + 3 <= state.Length; at += 3)
        {
            one = Mix(one ^ state[at]);
            two = Mix(two ^ state[at + 1]);
            three = Mix(three ^ state[at + 2]);
        }

        for (; at < state.Length; at++) one = Mix(one ^ state[at]);
        return Mix(one ^ BitOperations.RotateLeft(Mix(two ^ BitOperations.RotateLeft(three, 21)), 17));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642F, out var low);
        return high ^ low ^ 0xE7037ED1A0B428DB;
    }
}
