namespace Threads.SharedMemory.Messages;

/// <summary>What is measured: a way, a pairing, a size.</summary>
internal readonly record struct Cell(Way Way, Pairing Pairing, int Bytes);

/// <summary>What was measured of a cell, in one placement of the cores.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Samples">The samples, in order of time; not empty.</param>
internal sealed record Result(Cell Cell, IReadOnlyList<Sample> Samples)
{
    /// <summary>The median of the nanoseconds for one message.</summary>
    public double Nanoseconds => Median(sample => sample.Nanoseconds);

    /// <summary>The least and the greatest.</summary>
    public (double Low, double High) Range => (Samples.Min(sample => sample.Nanoseconds), Samples.Max(sample => sample.Nanoseconds));

    public double Calls => Median(sample => sample.Calls);

    public double Sleeps => Median(sample => sample.Sleeps);

    public double Canary => Median(sample => (sample.CanaryBefore + sample.CanaryAfter) / 2);

    private double Median(Func<Sample, double> of) => Samples.Select(of).Order().ElementAt(Samples.Count / 2);
}

/// <summary>
/// Compares ways to pass messages: rounds of all cells, so that a slow moment of the machine meets every way; samples grouped by whether the cores
/// were near or far, and only one of the groups compared.
/// </summary>
/// <param name="meter">Who measures.</param>
/// <param name="target">How long a sample is to take, about.</param>
internal sealed class Comparison(Meter meter, TimeSpan target)
{
    private const int MostMessages = 20_000_000;

    private readonly Dictionary<Cell, int> _counts = [];
    private readonly Dictionary<Cell, List<Sample>> _samples = [];

    /// <summary>Measures each cell once more.</summary>
    public void Round(IEnumerable<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (!_counts.TryGetValue(cell, out var count)) _counts[cell] = count = Calibrate(cell);
            if (!_samples.TryGetValue(cell, out var samples)) _samples[cell] = samples = [];
            samples.Add(meter.Measure(cell.Way, new Traffic(cell.Pairing, cell.Bytes, count)));
        }
    }

    /// <summary>The results in the placement that was met more often; samples during which the host moved the cores count in neither.</summary>
    public (bool IsNear, IReadOnlyList<Result> Results) Results()
    {
        var all = _samples.Values.SelectMany(samples => samples).ToList();
        var isNear = all.Count(sample => sample.IsNear == true) >= all.Count(sample => sample.IsNear == false);
        var results = _samples
            .Select(pair => new Result(pair.Key, [.. pair.Value.Where(sample => sample.IsNear == isNear)]))
            .Where(result => result.Samples.Count > 0);
        return (isNear, [.. results]);
    }

    // A first few, which also compile what is measured, and then as many as fill the time.
    private int Calibrate(Cell cell)
    {
        var batch = new Traffic(cell.Pairing, cell.Bytes, 0).Batch;
        var count = batch * 16;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var nanoseconds = meter.Measure(cell.Way, new Traffic(cell.Pairing, cell.Bytes, count)).Nanoseconds;
            var wanted = Math.Clamp(target.TotalNanoseconds / Math.Max(nanoseconds, 0.1), batch, MostMessages);
            var next = Math.Max(1, (int)Math.Min(wanted, count * 20.0) / batch) * batch;
            if (next <= count * 1.5) return next;
            count = next;
        }

        return count;
    }
}
