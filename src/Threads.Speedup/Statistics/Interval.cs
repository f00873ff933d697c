namespace Threads.Speedup;

/// <summary>An estimate, and between what it lies with the confidence asked for (95 % unless said otherwise).</summary>
/// <param name="Low">The lower end.</param>
/// <param name="Value">The estimate itself.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double Value, double High)
{
    /// <summary>Half of its length, relative to the estimate: 0.01 is "within one per cent".</summary>
    public double RelativeHalfWidth => Value == 0 ? double.PositiveInfinity : (High - Low) / 2 / Math.Abs(Value);

    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The interval of a monotonous function of what this one estimates.</summary>
    public Interval Map(Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (first, last) = (function(Low), function(High));
        return new Interval(Math.Min(first, last), function(Value), Math.Max(first, last));
    }
}
