using Threads.Speedup;

namespace Threads.Tests.Speedup;

/// <summary>An interval of 95 % holds the truth in 95 of 100 trials: on timings whose law is known, over a thousand of them.</summary>
public sealed class CoverageTests
{
    private const int Trials = 1000;

    [Theory]
    [InlineData(0.05, 0.01, 0.0, 0.0, 15)]
    [InlineData(0.25, 0.03, 0.1, 0.3, 12)]
    public void A_known_serial_fraction_is_recovered_within_its_interval(double serial, double noise, double disturbances, double drift, int rounds)
    {
        var program = Synthetic.Amdahl(serial) with { Noise = noise, Disturbances = disturbances, Drift = drift, Rounds = rounds };
        var covered = Enumerable.Range(0, Trials).AsParallel().Count(seed => Fraction(program, seed).Contains(serial));
        Assert.True(covered >= 0.95 * Trials, $"{covered} of {Trials}");
    }

    [Fact]
    public void The_speedup_of_two_threads_is_recovered_within_its_interval()
    {
        var program = Synthetic.Amdahl(0.1) with { Threads = [1, 2], Noise = 0.03, Rounds = 15 };
        var covered = Enumerable.Range(0, Trials).AsParallel().Count(seed => Scaling.Of(program.Samples(seed)).Variants[0].Most.Speedup.Contains(1 / 0.55));
        Assert.True(covered >= 0.95 * Trials, $"{covered} of {Trials}");
    }

    // Some lose a round to the outliers' fence, and have no figure then.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void The_fewest_rounds_that_give_a_figure_give_one_that_can_be_trusted(double noise)
    {
        var program = Synthetic.Amdahl(0.1) with { Threads = [1, 2], Noise = noise, Rounds = 6 };
        var intervals = Enumerable.Range(0, Trials).AsParallel()
            .Select(seed => Scaling.Of(program.Samples(seed)).Variants is [{ Most: { Case.Threads: 2 } both }, ..] ? both.Speedup : (Interval?)null)
            .OfType<Interval>().ToList();
        var covered = intervals.Count(interval => interval.Contains(1 / 0.55));
        Assert.True(covered >= 0.945 * intervals.Count, $"{covered} of {intervals.Count}");
    }

    [Fact]
    public void More_noise_makes_a_wider_interval()
    {
        var calm = Fraction(Synthetic.Amdahl(0.1) with { Noise = 0.005 }, 1);
        var wild = Fraction(Synthetic.Amdahl(0.1) with { Noise = 0.05 }, 1);
        Assert.True(wild.High - wild.Low > 5 * (calm.High - calm.Low), $"{calm} and {wild}");
    }

    private static Interval Fraction(Synthetic program, int seed) => Scaling.Of(program.Samples(seed)).Variants[0].Fits.Single(fit => fit.Law == Law.Amdahl).Parameters[0];
}
