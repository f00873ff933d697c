using System.Runtime.InteropServices;

namespace Locking.Checks;

/// <summary>
/// A number that has a cache line of its own, 128 bytes away from all else: a core that writes its neighbour does not take it
/// away from those who read it.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
public struct OwnLine
{
    [FieldOffset(128)]
    public int Value;
}
