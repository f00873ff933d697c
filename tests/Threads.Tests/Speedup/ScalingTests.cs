using CsCheck;
using Threads.Speedup;

namespace Threads.Tests.Speedup;

/// <summary>What samples say, and what they do not.</summary>
public sealed class ScalingTests
{
    private static readonly Synthetic Exact = new(threads => 1.0 / threads) { Noise = 0, Rounds = 8 };

    [Fact]
    public void Without_noise_each_law_gives_its_own_parameters_back()
    {
        Gen.Select(Gen.Double[0, 0.9], Gen.Double[0, 0.2], Gen.Double[0, 0.01]).Sample(
            (serial, sigma, kappa) =>
            {
                int[] threads = [1, 2, 3, 4, 8, 16];
                foreach (var (law, truth) in new (Law, double[])[] { (Law.Amdahl, [serial]), (Law.Gustafson, [serial]), (Law.Usl, [sigma, kappa]) })
                {
                    var fitted = law.Fit(threads, [.. threads.Select(p => law.Speedup(p, truth))]);
                    for (var i = 0; i < truth.Length; i++) Assert.Equal(truth[i], fitted[i], tolerance: 1e-6);
                }
            },
            iter: 300);
    }

    [Fact]
    public void Parameters_stay_within_what_they_can_mean()
    {
        Gen.Double[0.1, 3].Array[4].Sample(
            factors =>
            {
                int[] threads = [2, 3, 4, 8];
                double[] speedups = [.. threads.Zip(factors, (p, factor) => p * factor)];
                Assert.InRange(Law.Amdahl.Fit(threads, speedups)[0], 0, 1);
                Assert.InRange(Law.Gustafson.Fit(threads, speedups)[0], 0, 1);
                Assert.All(Law.Usl.Fit(threads, speedups), parameter => Assert.True(parameter >= 0));
            },
            iter: 300);
    }

    [Fact]
    public void Speedup_efficiency_and_Karp_Flatt_are_those_of_the_definitions()
    {
        var point = Scaling.Of((Exact with { Seconds = threads => threads == 1 ? 7.21 : 4.53, Threads = [1, 2] }).Samples(1)).Variants[0].Most;
        Assert.Equal(1.59, point.Speedup.Value, 2);
        Assert.Equal(0.80, point.Efficiency.Value, 2);
        Assert.Equal(0.26, point.KarpFlatt!.Value.Value, 2);
    }

    [Theory]
    [InlineData("One point fits no curve", 1)]
    [InlineData("Two points fit no curve", 1, 2)]
    [InlineData("Three points fit too many curves", 1, 2, 4)]
    public void Few_points_are_not_fitted(string refusal, params int[] threads)
    {
        var variant = Scaling.Of((Exact with { Threads = threads }).Samples(1)).Variants[0];
        Assert.Empty(variant.Fits);
        Assert.Equal(refusal, variant.Refusal);
    }

    [Fact]
    public void Four_points_are_fitted_with_Amdahl_when_strong_and_Gustafson_when_weak()
    {
        var samples = Synthetic.Amdahl(0.1).Samples(1);
        Assert.Equal([Law.Amdahl, Law.Usl], Scaling.Of(samples).Variants[0].Fits.Select(fit => fit.Law));
        Assert.Equal([Law.Gustafson, Law.Usl], Scaling.Of(samples, isWeak: true).Variants[0].Fits.Select(fit => fit.Law));
    }

    [Fact]
    public void Weak_scaling_counts_the_work_that_was_done()
    {
        var weak = Scaling.Of((Exact with { Seconds = _ => 1 }).Samples(1), isWeak: true).Variants[0].Most;
        Assert.Equal(8, weak.Speedup.Value, 6);
        Assert.Equal(1, weak.Efficiency.Value, 6);
    }

    [Fact]
    public void A_drifting_machine_harms_no_ratio()
    {
        var speedup = Scaling.Of((Synthetic.Amdahl(0) with { Noise = 0, Drift = 3 }).Samples(1)).Variants[0].Most.Speedup;
        Assert.Equal(8, speedup.Low, 6);
        Assert.Equal(8, speedup.High, 6);
    }

    [Fact]
    public void A_law_that_does_not_hold_is_said_not_to()
    {
        var retrograde = Exact with { Seconds = threads => threads == 8 ? 2 : 1.0 / threads, Noise = 0.01 };
        Assert.False(Scaling.Of(retrograde.Samples(1)).Variants[0].Fits.Single(fit => fit.Law == Law.Amdahl).Describes);
        Assert.True(Scaling.Of(Synthetic.Amdahl(0.2).Samples(1)).Variants[0].Fits[0].Describes);
    }

    [Fact]
    public void Upper_outliers_are_left_out_and_counted()
    {
        var samples = Exact.Samples(1).Select(sample => sample.Round == 3 && sample.Case.Threads == 2 ? sample with { Seconds = 9 } : sample).ToList();
        var point = Scaling.Of(samples).Variants[0].Points.Single(point => point.Case.Threads == 2);
        Assert.Equal(1, point.Outliers);
        Assert.Equal(Exact.Rounds - 1, point.Samples);
        Assert.Equal(2, point.Speedup.High, 6);
    }

    [Fact]
    public void Ratios_are_made_within_one_state_of_the_machine_only()
    {
        // Far apart, the cores share a line five times as slowly, and this program suffers from it with two threads alone.
        var samples = (Exact with { Rounds = 20, Threads = [1, 2] }).Samples(1)
            .Select(sample => sample.Round % 4 == 3 ? sample with { Canary = 500, Seconds = sample.Seconds * sample.Case.Threads } : sample with { Canary = 98 + (sample.Round % 3) })
            .Select(sample => sample.Round == 0 ? sample with { IsSteady = false } : sample)
            .ToList();
        var scaling = Scaling.Of(samples);
        Assert.Equal(5 * 3 + 3, scaling.Dropped);
        Assert.Equal(14, scaling.Variants[0].Most.Samples);
        Assert.Equal(2, scaling.Variants[0].Most.Speedup.Low, 6);
        Assert.InRange(scaling.Canary!.Value, 98, 100);
    }

    [Fact]
    public void A_single_long_round_trip_does_not_hide_that_there_are_two_states()
    {
        // Two of five rounds are far, and in one something else came in between as the canary sang.
        double Canary(int round) => round == 7 ? 5000 : round % 5 < 3 ? 98 : 501;
        var samples = (Exact with { Rounds = 60, Threads = [1, 2] }).Samples(1)
            .Select(sample => sample with { Canary = Canary(sample.Round), Seconds = sample.Seconds * (Canary(sample.Round) > 98 ? sample.Case.Threads : 1) })
            .ToList();
        var scaling = Scaling.Of(samples);
        Assert.Equal(2, scaling.Variants[0].Most.Speedup.Low, 6);
        Assert.Equal(98, scaling.Canary);
        var unsteady = samples.Select(sample => sample.Round == 7 ? sample with { IsSteady = false } : sample).ToList();
        Assert.Equal(2, Scaling.Of(unsteady).Variants[0].Most.Speedup.Low, 6);
    }

    [Fact]
    public void A_hundred_thousand_rounds_take_no_longer_than_two_thousand_and_say_more()
    {
        var few = (Synthetic.Amdahl(0.1) with { Rounds = Bootstrap.MostDrawn, Threads = [1, 2] }).Samples(1);
        var many = (Synthetic.Amdahl(0.1) with { Rounds = 100_000, Threads = [1, 2] }).Samples(1);
        var (narrow, wide) = (Scaling.Of(many).Variants[0].Most.Speedup, Scaling.Of(few).Variants[0].Most.Speedup);
        Assert.True(narrow.Contains(1 / 0.55), $"{narrow}");
        Assert.InRange(wide.RelativeHalfWidth / narrow.RelativeHalfWidth, 4, 12); // the root of 50 is 7
        var drawn = 0;
        Bootstrap.Of(100_000, rounds => Math.Max(drawn = rounds.Length, 1.0), draws: 200);
        Assert.Equal(Bootstrap.MostDrawn, drawn);
    }

    [Fact]
    public void The_first_variant_stays_the_first_when_its_first_sample_is_left_out()
    {
        var samples = (Exact with { Threads = [1, 2] }).Samples(1).SelectMany(sample => sample.Case.IsBaseline ? [sample] : new[] { sample, sample with { Case = new Case("other", sample.Case.Threads) } })
            .Select(sample => sample.Round == 0 && sample.Case.Variant == "right" ? sample with { IsSteady = false } : sample);
        Assert.Equal(["right", "other"], Scaling.Of([.. samples]).Variants.Select(variant => variant.Variant));
    }

    [Fact]
    public void Too_few_rounds_make_no_point_and_an_unfinished_round_does_no_harm()
    {
        Assert.Empty(Scaling.Of((Exact with { Rounds = Scaling.FewestRounds - 1 }).Samples(1)).Variants);
        var unfinished = Exact.Samples(1).SkipLast(3).ToList();
        Assert.Equal([1, 2, 4, 8], Scaling.Of(unfinished).Variants[0].Points.Select(point => point.Case.Threads));
    }

    [Fact]
    public void What_was_measured_too_seldom_for_a_point_is_named()
    {
        var slow = new Case("right", 8);
        var scaling = Scaling.Of([.. Exact.Samples(1).Where(sample => sample.Case != slow || sample.Round < Scaling.FewestRounds - 1)]);
        Assert.Equal([1, 2, 4], scaling.Variants[0].Points.Select(point => point.Case.Threads));
        Assert.Equal([slow], scaling.TooFew);
        Assert.Empty(Scaling.Of(Exact.Samples(1)).TooFew);
    }

    [Fact]
    public void The_same_samples_give_the_same_intervals()
    {
        var samples = Synthetic.Amdahl(0.1).Samples(1);
        Assert.Equal(Scaling.Of(samples).Variants[0].Most, Scaling.Of(samples).Variants[0].Most);
    }
}
