using System.Runtime.InteropServices;

namespace Threads.Managed;

/// <summary>
/// The pieces of memory of a run, numbered in the order in which they are first seen, and which of them share bytes: an <c>int</c> and
/// the bytes that a span makes of it are five pieces. An object as a whole is a piece of no size, which overlaps only memory that is tied to it.
/// </summary>
internal sealed class Places
{
    private const int CellBytes = 8;

    // For each aligned cell of eight bytes the latest piece that begins there, plus one; earlier ones follow by their Next.
    private readonly Dictionary<nuint, int> _cells = [];
    private readonly List<int> _long = []; // those that reach beyond the cell in which they begin
    private readonly List<(int Whole, nuint Address, int Size)> _ties = [];
    private Place[] _places = new Place[256];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        Array.Clear(_places, 0, Count);
        _cells.Clear();
        _long.Clear();
        _ties.Clear();
        Count = 0;
    }

    /// <summary>The number of a piece of memory; a new one gets the next.</summary>
    public int NumberOf(nuint address, int size)
    {
        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, address / CellBytes, out _);
        for (var number = latest - 1; number >= 0; number = _places[number].Next)
        {
            if (_places[number].Address == address && _places[number].Size == size)
                return number;
        }

        if (Count == _places.Length)
            Array.Resize(ref _places, Count * 2);
        _places[Count] = new Place { Address = address, Size = size, Next = latest - 1 };
        latest = ++Count;
        if (size > 0)
            Relate(Count - 1);
        return Count - 1;
    }

    /// <summary>The pieces that share bytes with this one, those known so far; null for none. It grows with them.</summary>
    public List<int>? OverlapsOf(int number) => _places[number].Overlaps;

    /// <summary>Ties a stretch of memory to an object as a whole: who touches a piece of it touches the object.</summary>
    public void Tie(int whole, nuint address, int size)
    {
        if (size == 0 || _ties.Contains((whole, address, size)))
            return;
        _ties.Add((whole, address, size));
        for (var number = 0; number < Count; number++)
            RelateIfTied(number, _ties[^1]);
    }

    private void Relate(int number)
    {
        var (address, size) = (_places[number].Address, _places[number].Size);
        var last = (address + (nuint)size - 1) / CellBytes;
        for (var cell = address / CellBytes; cell <= last; cell++)
        {
            for (var other = _cells.GetValueOrDefault(cell) - 1; other >= 0; other = _places[other].Next)
                RelateIfShared(number, other);
        }

        foreach (var other in _long)
            RelateIfShared(number, other);
        foreach (var tie in _ties)
            RelateIfTied(number, tie);
        if (last > address / CellBytes)
            _long.Add(number);
    }

    private void RelateIfShared(int one, int other)
    {
        if (one != other && SharesBytes(one, _places[other].Address, _places[other].Size))
            RelatePair(one, other);
    }

    private void RelateIfTied(int number, (int Whole, nuint Address, int Size) tie)
    {
        if (SharesBytes(number, tie.Address, tie.Size))
            RelatePair(number, tie.Whole);
    }

    private bool SharesBytes(int number, nuint address, int size)
    {
        ref var place = ref _places[number];
        return place.Size > 0 && size > 0 && place.Address < address + (nuint)size && address < place.Address + (nuint)place.Size;
    }

    private void RelatePair(int one, int other)
    {
        var overlaps = _places[one].Overlaps ??= [];
        if (overlaps.Contains(other))
            return;
        overlaps.Add(other);
        (_places[other].Overlaps ??= []).Add(one);
    }

    private struct Place
    {
        public nuint Address;
        public int Size;
        public int Next;
        public List<int>? Overlaps;
    }
}
