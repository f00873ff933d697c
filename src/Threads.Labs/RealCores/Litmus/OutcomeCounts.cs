using System.Runtime.InteropServices;

namespace Threads.Labs.RealCores;

/// <summary>How often each list of values was seen. For one worker; nothing is allocated for what was seen before.</summary>
internal sealed class OutcomeCounts
{
    private readonly Dictionary<long[], long> _counts = new(new ByContents());
    private long _failures;

    /// <summary>Counts a trial.</summary>
    public void Add(ReadOnlySpan<long> values) => CollectionsMarshal.GetValueRefOrAddDefault(_counts.GetAlternateLookup<ReadOnlySpan<long>>(), values, out _)++;

    /// <summary>Counts a trial in which a thread did what cannot be told by values.</summary>
    public void AddFailure() => _failures++;

    /// <summary>All that was counted.</summary>
    /// <param name="nameOf">Writes values down.</param>
    /// <param name="failure">How a failure is called.</param>
    public IEnumerable<SeenOutcome> All(Func<long[], string> nameOf, string failure)
    {
        foreach (var (values, count) in _counts) yield return new SeenOutcome(nameOf(values), count);
        if (_failures > 0) yield return new SeenOutcome(failure, _failures);
    }

    private sealed class ByContents : IEqualityComparer<long[]>, IAlternateEqualityComparer<ReadOnlySpan<long>, long[]>
    {
        public bool Equals(long[]? x, long[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<long> alternate, long[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(long[] obj) => GetHashCode((ReadOnlySpan<long>)obj);

        public int GetHashCode(ReadOnlySpan<long> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(alternate));
            return hash.ToHashCode();
        }

        public long[] Create(ReadOnlySpan<long> alternate) => alternate.ToArray();
    }
}
