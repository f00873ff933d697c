namespace Threads.Speedup;

/// <summary>
/// Speedups round by round. In each, the baseline's time is divided by each case's; a machine that is slow for a round is slow
/// for both. A time above its case's fence (<see cref="Quantiles.UpperFence"/>) is left out, and with it its ratio.
/// </summary>
internal sealed class Ratios
{
    private readonly double[][] _byCase; // a row a case, a column a round; NaN where there is none
    private readonly double[] _scratch;

    private Ratios(double[][] byCase)
    {
        _byCase = byCase;
        Rounds = byCase.Length == 0 ? 0 : byCase[0].Length;
        _scratch = new double[Rounds];
    }

    public int Rounds { get; }

    /// <summary>The ratios of some cases.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="baseline">What they are compared with.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="isWeak">Whether a case with p threads did p times the work.</param>
    public static Ratios Of(IReadOnlyList<Sample> samples, Case baseline, IReadOnlyList<Case> cases, bool isWeak)
    {
        var rounds = samples.Select(sample => sample.Round).Distinct().Order().ToList();
        var first = Times(samples, baseline);
        return new Ratios([.. cases.Select(one =>
        {
            var times = Times(samples, one);
            var work = isWeak ? (double)one.Threads / baseline.Threads : 1;
            return rounds.Select(round => first.TryGetValue(round, out var t) && times.TryGetValue(round, out var u) ? work * t / u : double.NaN).ToArray();
        })]);
    }

    /// <summary>The times of a case by round, without outliers.</summary>
    public static Dictionary<int, double> Times(IReadOnlyList<Sample> samples, Case one)
    {
        var times = samples.Where(sample => sample.Case == one).ToList();
        if (times.Count == 0) return [];
        var fence = Quantiles.UpperFence([.. times.Select(sample => sample.Seconds)]);
        return times.Where(sample => sample.Seconds <= fence).DistinctBy(sample => sample.Round).ToDictionary(sample => sample.Round, sample => sample.Seconds);
    }

    /// <summary>In how many rounds a case has a ratio.</summary>
    public int Count(int one) => _byCase[one].Count(double.IsFinite);

    /// <summary>The median ratio of a case in some rounds, given by their numbers; NaN when it has none in them.</summary>
    public double Median(int one, ReadOnlySpan<int> rounds)
    {
        var count = 0;
        var ratios = _byCase[one];
        foreach (var round in rounds)
        {
            if (!double.IsNaN(ratios[round])) _scratch[count++] = ratios[round];
        }

        if (count == 0) return double.NaN;
        Array.Sort(_scratch, 0, count);
        return (_scratch[(count - 1) / 2] + _scratch[count / 2]) / 2;
    }
}
