namespace Threads.Speedup;

/// <summary>What the machine could do at most while a program was measured. Rates are in bytes or operations a second.</summary>
public sealed class Limits
{
    private readonly Dictionary<(Limit Limit, int Threads), Interval> _rates = [];
    private readonly Dictionary<(Limit Limit, int Threads), Interval> _ratios = [];

    /// <summary>Works them out from the probes' samples.</summary>
    /// <param name="probes">The samples.</param>
    /// <param name="state">The state of the machine in which the program was measured: what it could do in another is no limit of the program's. Null for whichever most probes met.</param>
    public Limits(IReadOnlyList<ProbeSample> probes, CanaryState? state = null)
    {
        ArgumentNullException.ThrowIfNull(probes);
        foreach (var limit in probes.Where(probe => state is not { } one || one.Holds(probe.Sample)).GroupBy(probe => probe.Limit))
        {
            // Like a program of its own: with p workers arithmetic does p times as much, memory is as long as it was.
            var scaling = Scaling.Of([.. limit.Select(probe => probe.Sample)], isWeak: limit.Key == Limit.Arithmetic);
            foreach (var point in scaling.Variants.SelectMany(variant => variant.Points))
            {
                _rates[(limit.Key, point.Case.Threads)] = point.Seconds.Map(seconds => Probes.Amount(limit.Key, point.Case.Threads) / seconds);
                _ratios[(limit.Key, point.Case.Threads)] = point.Speedup;
            }
        }
    }

    /// <summary>Whether none is known: not measured, or not in the state in which the program was.</summary>
    public bool AreUnknown => _rates.Count == 0;

    /// <summary>How much so many threads do in a second; null when it was not measured.</summary>
    public Interval? Rate(Limit limit, int threads) => _rates.TryGetValue((limit, threads), out var rate) ? rate : null;

    /// <summary>How many times as much as one thread so many do; null when it was not measured.</summary>
    public Interval? Ratio(Limit limit, int threads) => _ratios.TryGetValue((limit, threads), out var ratio) ? ratio : null;
}
