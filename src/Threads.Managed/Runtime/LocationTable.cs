using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Managed;

/// <summary>
/// Numbers the locations of a run by address. Addresses identify locations because no garbage is collected during a run
/// (<see cref="NoCollection"/>): nothing moves, and no address is used twice. A synchronization object's address is its own. Two
/// accesses of different size at one address are two locations that overlap (<see cref="Places"/>).
/// </summary>
internal sealed unsafe class LocationTable
{
    /// <summary>What an array is called before a variable that holds it was read.</summary>
    public const string NamelessArray = "array";

    private readonly Places _places = new();
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, int> _namesakes = [];
    private readonly Dictionary<nuint, string> _objectNames = [];
    private LastTouch[] _touches = new LastTouch[256];

    public void Clear()
    {
        Array.Clear(_touches, 0, Math.Min(_places.Count, _touches.Length));
        _places.Clear();
        _names.Clear();
        _namesakes.Clear();
        _objectNames.Clear();
    }

    /// <summary>The number of a piece of memory, or of an object as a whole, which has no size.</summary>
    public int NumberOf(nuint address, int size)
    {
        var number = _places.NumberOf(address, size);
        if (number >= _touches.Length)
            Array.Resize(ref _touches, _touches.Length * 2);
        return number;
    }

    /// <summary>The locations with which this one shares memory, those known so far; null for none. It grows with them.</summary>
    public List<int>? OverlapsOf(int location) => _places.OverlapsOf(location);

    /// <summary>Ties a stretch of memory to the location of an object as a whole.</summary>
    public void Tie(int whole, nuint address, int size) => _places.Tie(whole, address, size);

    public static nuint AddressOf(object target) => *(nuint*)Unsafe.AsPointer(ref target);

    /// <summary>The bits at an address: 1, 2, 4 or 8 bytes. 0 once addresses no longer hold.</summary>
    public static ulong Bits(nuint address, int size) => NoCollection.IsBroken ? 0 : Bits(ref *(byte*)address, size);

    /// <summary>The bits that a reference points to: 1, 2, 4 or 8 bytes. It stays right if a collection moves them, where an address taken a moment ago would not.</summary>
    public static ulong Bits(ref byte start, int size) => size switch
    {
        1 => start,
        2 => Unsafe.ReadUnaligned<ushort>(ref start),
        4 => Unsafe.ReadUnaligned<uint>(ref start),
        _ => Unsafe.ReadUnaligned<ulong>(ref start),
    };

    /// <summary>Notes that a process touched a location, and with it those that overlap it.</summary>
    public void Touched(int location, Access access, int process, int step)
    {
        TouchedItself(location, access, process, step);
        if (OverlapsOf(location) is not { } overlaps)
            return;
        foreach (var other in overlaps)
            TouchedItself(other, access, process, step);
    }

    private void TouchedItself(int location, Access access, int process, int step)
    {
        ref var touch = ref _touches[location];
        if (access == Access.Write)
            touch.Write.By(process, step);
        else
            touch.Read.By(process, step);
    }

    /// <summary>True when a process other than this one made a conflicting access after that step.</summary>
    public bool OthersInterfered(int location, Access access, int process, int step)
    {
        ref var touch = ref _touches[location];
        return touch.Write.ByOthers(process) > step || (access == Access.Write && touch.Read.ByOthers(process) > step);
    }

    /// <summary>A location's name; a second one of the same name gets a number.</summary>
    public string NameOf(int location) => _names.GetValueOrDefault(location, $"location {location}");

    /// <summary>Names a location, unless it has a name. An element's is provisional while no variable has held its array.</summary>
    public void Name(int location, string name)
    {
        if (_names.TryGetValue(location, out var known)
            && (!known.StartsWith(NamelessArray + "[", StringComparison.Ordinal) || known.StartsWith(name, StringComparison.Ordinal)))
        {
            return;
        }

        _names[location] = Unique(name, "variable ");
    }

    /// <summary>Names the location that stands for an object as a whole.</summary>
    public void NameAsObject(int location, string name) => _names[location] = name;

    /// <summary>Names an object after the variable from which it was first read, unless it has a name.</summary>
    public void NameObject(object target, string name)
    {
        var address = AddressOf(target);
        if (!_objectNames.ContainsKey(address))
            _objectNames[address] = Unique(name, "object ");
    }

    public string? NameOfObject(object target) => _objectNames.GetValueOrDefault(AddressOf(target));

    // A second variable, or object, of one name gets a number.
    private string Unique(string name, string kind)
    {
        var count = _namesakes[kind + name] = _namesakes.GetValueOrDefault(kind + name) + 1;
        return count == 1 ? name : $"{name}#{count}";
    }

    private struct LastTouch
    {
        public TwoLatest Write;
        public TwoLatest Read;
    }

    // The latest touch, and the latest by anybody else: enough to answer "by others than p" for every p.
    private struct TwoLatest
    {
        private int _process;
        private int _step;
        private int _otherStep;

        public void By(int process, int step)
        {
            if (_step > 0 && _process != process)
                _otherStep = _step;
            _process = process;
            _step = step;
        }

        public readonly int ByOthers(int process) => _step > 0 && _process != process ? _step : _otherStep;
    }
}
