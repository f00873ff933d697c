namespace Threads.Machine;

/// <summary>
/// The random numbers that Python's <c>random</c> gives for an integer seed, so that a seed means here what it means there:
/// MT19937 (Matsumoto and Nishimura, <i>Mersenne Twister</i>, ACM TOMACS 8(1), 1998) with their <c>init_by_array</c>.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>Seeds it as <c>random.seed(seed)</c> does: the sign does not count.</summary>
    public MersenneTwister(long seed)
    {
        var size = seed < 0 ? (ulong)-(seed + 1) + 1 : (ulong)seed;
        uint[] key = size > uint.MaxValue ? [(uint)size, (uint)(size >> 32)] : [(uint)size];
        Fill(19650218);
        Mix(key);
    }

    /// <summary>The next number from 0, included, to 1, not included, with 53 random bits: <c>random.random()</c>.</summary>
    public double NextDouble()
    {
        var high = Next() >> 5;
        var low = Next() >> 6;
        return ((high * 67108864.0) + low) / 9007199254740992.0;
    }

    private void Fill(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++) _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
    }

    // The paper's init_by_array: a first pass that stirs the key in, a second that spreads it; place 0 is skipped in both.
    private void Mix(uint[] key)
    {
        var i = 1;
        for (var k = 0; k < Length; k++)
        {
            _state[i] = (_state[i] ^ (Before(i) * 1664525)) + key[k % key.Length] + (uint)(k % key.Length);
            i = Following(i);
        }

        for (var k = 0; k < Length - 1; k++)
        {
            _state[i] = (_state[i] ^ (Before(i) * 1566083941)) - (uint)i;
            i = Following(i);
        }

        _state[0] = 0x8000_0000;
    }

    private uint Before(int i) => _state[i - 1] ^ (_state[i - 1] >> 30);

    private int Following(int i)
    {
        if (i < Length - 1) return i + 1;
        _state[0] = _state[Length - 1];
        return 1;
    }

    private uint Next()
    {
        if (_next == Length) Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C_5680;
        y ^= (y << 15) & 0xEFC6_0000;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var joined = (_state[i] & 0x8000_0000) | (_state[(i + 1) % Length] & 0x7FFF_FFFF);
            _state[i] = _state[(i + Middle) % Length] ^ (joined >> 1) ^ ((joined & 1) != 0 ? 0x9908_B0DF : 0);
        }

        _next = 0;
    }
}
