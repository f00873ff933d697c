using System.Runtime.CompilerServices;

namespace Threads.Labs.RealCores;

/// <summary>
/// Delays of chance, nanoseconds long, none in every other trial. Workers that always left a barrier the same few nanoseconds
/// apart would show the same outcome again and again.
/// </summary>
/// <param name="worker">Each worker's delays differ.</param>
internal struct Delay(int worker)
{
    private const uint MostLooks = 63;

    private uint _state = ((uint)worker + 1) * 0x9E3779B9;
    private int _looks;

    /// <summary>Waits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next()
    {
        // Xorshift: Marsaglia, Xorshift RNGs, 2003.
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        if ((_state & 1) == 0) return;
        for (var looks = (_state >> 8) & MostLooks; looks > 0; looks--) Volatile.Write(ref _looks, (int)looks);
    }
}
