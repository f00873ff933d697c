namespace Threads.Speedup;

/// <summary>
/// Reads what was measured of one variant as an expert would. Each rule looks at one possible reason, with the figure that shows it; the
/// first that holds is the answer. What the machine limits is looked at before anything is blamed on the program: a loop that waits for
/// memory looks to Karp and Flatt as if it were serial.
/// </summary>
internal sealed class Reader
{
    /// <summary>Efficiency that is as good as can be; and of a bandwidth, keeping pace with the threads.</summary>
    public const double Good = 0.93;

    private const double Noisy = 0.12;         // half an interval's width, relative: no reason can be told from another
    private const double MemoryShare = 0.6;    // of the bandwidth that there is, used: memory is what it waits for
    private const double AllMemory = 0.85;     // the same: there is no more to be had, whatever the speedup
    private const double SomeMemory = 0.4;     // the same, where the speedup is the bandwidth's as well
    private const double LikeMemory = 0.85;    // of the bandwidth's own ratio
    private const double NearMemory = 0.75;    // the same, where most of the bandwidth is used
    private const double Disturbed = 0.1;
    private const double Unbalanced = 1.08;
    private const double Overhead = 0.85;
    private const double Weak = 1.03;          // one thread against the serial program: what is faster by so much shows a weak one

    private readonly Measurement _measurement;
    private readonly Scaling _scaling;
    private readonly Limits _limits;
    private readonly VariantScaling _variant;
    private readonly ScalingPoint _point; // the one with most threads, processors permitting
    private readonly ScalingPoint? _alone;
    private readonly double _amount;      // how much the work grew

    private Reader(Measurement measurement, Scaling scaling, Limits limits, VariantScaling variant)
    {
        (_measurement, _scaling, _limits, _variant) = (measurement, scaling, limits, variant);
        _point = variant.Points.LastOrDefault(point => point.Case.Threads <= measurement.Cores) ?? variant.Most;
        _alone = variant.Points.FirstOrDefault(point => point.Case.Threads == 1);
        _amount = measurement.IsWeak ? _point.Case.Threads : 1;
    }

    private int Threads => _point.Case.Threads;

    /// <summary>Reads a variant of what was measured.</summary>
    public static Reading Read(Measurement measurement, Scaling scaling, Limits limits, VariantScaling variant)
    {
        var reader = new Reader(measurement, scaling, limits, variant);
        var found = reader.Rules().First(reading => reading is not null)!;
        return reader.IsBaselineWeak && found.Bound != Bound.Unknown ? found with { Sentences = [.. found.Sentences, Words.WeakBaseline(reader._alone!)] } : found;
    }

    // A speedup against a weak baseline is none. Where there is no verdict, there is none on that either.
    private bool IsBaselineWeak => _alone is not null && _alone.Speedup.Low > Weak;

    private IEnumerable<Reading?> Rules()
    {
        if (Threads == 1) yield return new Reading(Bound.Unknown, [Words.OneThread]);
        yield return IsOversubscribed();
        yield return IsNoisy();
        yield return IsBoundByMemory();
        yield return Scales();
        yield return IsDisturbed();
        yield return IsContended();
        yield return DoesMore();
        yield return IsUnbalanced();
        yield return new Reading(Bound.Serial, [.. SerialPart()]);
    }

    private Reading? IsOversubscribed() => Threads <= _measurement.Cores ? null : new Reading(Bound.Processors, [Words.TooManyThreads(Threads, _measurement.Cores)]);

    private Reading? IsNoisy() => _point.Speedup.RelativeHalfWidth <= Noisy ? null : new Reading(Bound.Unknown, [Words.Noisy(_point)]);

    private Reading? IsBoundByMemory()
    {
        var limit = _measurement.Amount.BytesWritten > 0 ? Limit.Triad : Limit.Read;
        if (_measurement.Amount.Bytes == 0 || _limits.Rate(limit, Threads) is not { } most || _limits.Ratio(limit, Threads) is not { } ratio) return null;
        var share = _measurement.Amount.Bytes * _amount / _point.Seconds.Value / most.Value;
        var isLikeMemory = ratio.Value < Good * Threads && Relative() >= LikeMemory * ratio.Value && share >= SomeMemory;
        var isNearMemory = Relative() >= NearMemory * ratio.Value && share >= MemoryShare;
        if (share < AllMemory && !isNearMemory && !isLikeMemory) return null;
        return new Reading(Bound.Memory, [Words.Memory(Threads, ratio, share), .. NotSerial(ratio), .. Phases(), Words.MoreThreads(ratio, Threads)]);
    }

    // A bandwidth that keeps pace with the threads is no reason for a speedup that does not.
    private IEnumerable<string> NotSerial(Interval ratio)
    {
        if (_point.Efficiency.Value < Good) yield return ratio.Value < Good * Threads ? Words.NotSerial(_point) : Words.NotAllMemory(_point, Relative());
    }

    private Reading? Scales()
    {
        if (_point.Efficiency.Value < Good) return null;
        var arithmetic = _limits.Rate(Limit.Arithmetic, Threads);
        var share = _measurement.Amount.Operations > 0 && arithmetic is { } most ? _measurement.Amount.Operations * _amount / _point.Seconds.Value / most.Value : (double?)null;
        return new Reading(Bound.None, [Words.Scales(_point, share, isOverItself: !IsBaselineWeak), .. Phases()]);
    }

    private Reading? IsDisturbed() => _point.Others is { } others && others >= Disturbed ? new Reading(Bound.Others, [Words.Disturbed(others)]) : null;

    private Reading? IsContended()
    {
        if (!_measurement.IsWeak && _point.Speedup.High < _alone?.Speedup.Low) return new Reading(Bound.Contention, [Words.Contention(Threads, 1 / Relative(), _scaling.Canary)]);
        var best = _variant.Points.Where(point => point.Case.Threads < Threads).MaxBy(point => point.Speedup.Value);
        return best?.Speedup.Low > _point.Speedup.High ? new Reading(Bound.Contention, [Words.Peak(best, _point), .. Phases()]) : null;
    }

    private Reading? DoesMore() => _alone is not null && _alone.Speedup.Value < Overhead
        ? new Reading(Bound.Overhead, [Words.Overhead(_alone, Relative(), Threads), .. Phases()])
        : null;

    private Reading? IsUnbalanced()
    {
        if (_point.Imbalance is not { } imbalance || imbalance < Unbalanced) return null;
        return new Reading(Bound.Balance, [Words.Balance(imbalance, Relative(), Threads)]);
    }

    // Over the same program on one thread, where that was measured.
    private double Relative() => _alone is null ? _point.Speedup.Value : _point.Speedup.Value / _alone.Speedup.Value;

    private IEnumerable<string> SerialPart()
    {
        var ratio = _limits.Ratio(Limit.Triad, Threads);
        var isPerhapsMemory = ratio is { } memory && memory.Value < Good * Threads && _measurement.Amount == default && Math.Abs((Relative() / memory.Value) - 1) < 1 - LikeMemory;
        yield return isPerhapsMemory ? Words.PerhapsMemory(Threads, ratio!.Value) : Words.Serial(_point, _measurement.IsWeak, _limits.AreUnknown);
        foreach (var sentence in Phases()) yield return sentence;
        if (!isPerhapsMemory && Trend() is { } trend) yield return trend;
        if (_limits.AreUnknown) yield return Words.NoLimits;
    }

    // With weak scaling Karp and Flatt's fraction is one of a program that grows: how it changes says nothing.
    private string? Trend()
    {
        List<Interval> fractions = [.. _variant.Points.Where(point => point.KarpFlatt is not null && point.Case.Threads <= _measurement.Cores).Select(point => point.KarpFlatt!.Value)];
        return _measurement.IsWeak || fractions.Count < 2 ? null : Words.Trend(fractions[0], fractions[^1]);
    }

    // How each phase scales by itself.
    private IEnumerable<string> Phases()
    {
        if (_measurement.Phases.Count < 2 || _measurement.Samples.Any(sample => sample.Phases.Count != _measurement.Phases.Count)) yield break;
        var parts = _measurement.Phases.Select((name, phase) =>
        {
            var samples = _measurement.Samples.Select(sample => sample with { Seconds = sample.Phases[phase] }).ToList();
            return (name, Point: Scaling.Of(samples, _measurement.IsWeak).Variants.FirstOrDefault(variant => variant.Variant == _variant.Variant)?.Points.FirstOrDefault(point => point.Case == _point.Case));
        }).ToList();
        if (parts.TrueForAll(part => part.Point is not null)) yield return Words.Phases([.. parts.Select(part => (part.name, part.Point!.Speedup.Value))], Threads);
    }
}
