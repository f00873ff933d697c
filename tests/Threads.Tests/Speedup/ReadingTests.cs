using Threads.Speedup;

namespace Threads.Tests.Speedup;

/// <summary>What is said about times whose reason is known.</summary>
public sealed class ReadingTests
{
    // 128 MiB read: on a machine that reads 30 GB/s with one thread.
    private static readonly Amount Reads = new(128 << 20, 0, 0);

    [Theory]
    [InlineData(1.11)]
    [InlineData(1.3)]
    [InlineData(1.7)]
    public void A_memory_bound_loop_is_called_memory_bound_and_never_serial(double ratio)
    {
        var seconds = Reads.Bytes / 30e9;
        var found = Of(threads => threads == 1 ? seconds : seconds / ratio, Reads, ratio);
        Assert.Equal(Bound.Memory, found.Bound);
        Assert.Contains($"reach {ratio:0.00}", found.ToString(), StringComparison.Ordinal);
        Assert.Contains("no serial part", found.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("does not divide", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_times_without_the_memory_traffic_are_a_serial_part()
    {
        var found = Of(threads => 0.01 * (0.4 + (0.6 / threads)), default, ratio: 1.97);
        Assert.Equal(Bound.Serial, found.Bound);
        Assert.Contains("it is 0.40", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_whose_traffic_is_unknown_is_not_called_serial_where_it_scales_as_memory_does()
    {
        var found = Of(threads => threads == 1 ? 0.01 : 0.01 / 1.25, default, ratio: 1.25);
        Assert.Contains("before you blame a serial part", found.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("does not divide", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_limits_it_says_that_the_times_cannot_tell() =>
        Assert.Contains("cannot tell a serial part from a memory", Read(Samples(threads => 0.01 * (0.4 + (0.6 / threads))), default, []).ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_scales_is_said_to_scale() => Assert.Equal(Bound.None, Of(threads => 0.01 / threads, default, ratio: 1.2).Bound);

    [Fact]
    public void Threads_that_make_it_slower_are_contention() => Assert.Equal(Bound.Contention, Of(threads => 0.01 * threads, default, ratio: 1.9).Bound);

    [Fact]
    public void Double_work_on_one_thread_is_overhead()
    {
        var samples = Samples(threads => 0.01 / threads).Select(sample => sample.Case.IsBaseline ? sample with { Seconds = sample.Seconds / 2 } : sample).ToList();
        Assert.Equal(Bound.Overhead, Read(samples, default, Probes(1.9)).Bound);
    }

    [Fact]
    public void Uneven_work_is_a_matter_of_balance()
    {
        var samples = Samples(threads => threads == 1 ? 0.01 : 0.008).Select(sample => sample with { Imbalance = sample.Case.Threads == 2 ? 1.6 : 1 }).ToList();
        var found = Read(samples, default, Probes(1.9));
        Assert.Equal(Bound.Balance, found.Bound);
        Assert.Contains("1.60 times as long as the mean", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_others_took_is_not_blamed_on_the_program()
    {
        var samples = Samples(threads => threads == 1 ? 0.01 : 0.008).Select(sample => sample with { Others = 0.3 }).ToList();
        Assert.Equal(Bound.Others, Read(samples, default, Probes(1.9)).Bound);
    }

    [Fact]
    public void Samples_during_which_others_had_a_processor_are_left_out()
    {
        var samples = Samples(threads => 0.01 / threads).Select(sample => sample.Round % 3 == 0 ? sample with { Others = 0.5, Seconds = sample.Seconds * 2 } : sample with { Others = 0 }).ToList();
        var scaling = Scaling.Of(samples);
        Assert.Equal(7 * 3, scaling.Disturbed);
        Assert.InRange(scaling.Variants[0].Most.Speedup.High, 1.9, 2.1);
    }

    [Fact]
    public void Where_too_few_undisturbed_pairs_are_left_all_samples_stay()
    {
        // Always one of the two is disturbed, in turns.
        var samples = Samples(threads => 0.01 / threads).Select(sample => sample with { Others = (sample.Round + sample.Case.Threads) % 2 == 0 ? 0.5 : 0 }).ToList();
        var scaling = Scaling.Of(samples);
        Assert.Equal(0, scaling.Disturbed);
        Assert.Equal(2, scaling.Variants[0].Most.Case.Threads);
    }

    [Fact]
    public void Noise_widens_the_interval_and_the_reading_says_so()
    {
        var calm = Read(Samples(threads => 0.01 / threads, noise: 0.01), default, []);
        var wild = Read(Samples(threads => 0.01 / threads, noise: 0.4), default, []);
        Assert.Equal(Bound.None, calm.Bound);
        Assert.Equal(Bound.Unknown, wild.Bound);
        Assert.Contains("Too noisy for a verdict", wild.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_interval_of_a_fit_is_called_wide()
    {
        var wild = Conclusions.Fits(Scaling.Of((Synthetic.Amdahl(0.2) with { Noise = 0.2 }).Samples(1)).Variants[0])[0];
        var calm = Conclusions.Fits(Scaling.Of(Synthetic.Amdahl(0.2).Samples(1)).Variants[0])[0];
        Assert.Contains("too noisy, or too few", wild, StringComparison.Ordinal);
        Assert.Contains("No number of threads makes it more than", calm, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_points_fit_no_curve_and_it_says_so() =>
        Assert.Equal(["Two points fit no curve: Amdahl and USL are shown from 4 thread counts on."], Conclusions.Fits(Scaling.Of(Samples(threads => 0.01 / threads)).Variants[0]));

    [Fact]
    public void Threads_that_take_turns_are_in_no_fit_and_in_no_verdict()
    {
        var samples = (Synthetic.Amdahl(0) with { Threads = [2, 4, 8, 16] }).Samples(1);
        Assert.Empty(Scaling.Of(samples, cores: 2).Variants[0].Fits);
        Assert.Equal(Bound.None, Read(samples, default, []).Bound);
        Assert.Equal(Bound.Processors, Read([.. samples.Where(sample => sample.Case.IsBaseline || sample.Case.Threads > 2)], default, []).Bound);
    }

    private static Reading Of(Func<int, double> seconds, Amount amount, double ratio) => Read(Samples(seconds), amount, Probes(ratio));

    private static IReadOnlyList<Sample> Samples(Func<int, double> seconds, double noise = 0.005) => new Synthetic(seconds) { Threads = [1, 2], Noise = noise }.Samples(1);

    private static Reading Read(IReadOnlyList<Sample> samples, Amount amount, IReadOnlyList<ProbeSample> probes) =>
        Conclusions.Of(new Measurement("synthetic", 1, "run", false, 2, samples) { Amount = amount, Probes = probes }).Readings[0];

    private static readonly Limit[] Memory = [Limit.Read, Limit.Triad];

    // A machine that reads 30 GB/s with one thread, and so many times as much with two.
    private static List<ProbeSample> Probes(double ratio) =>
        [.. from limit in Memory
            from round in Enumerable.Range(0, 20)
            from threads in Enumerable.Range(1, 2)
            let seconds = Threads.Speedup.Probes.Amount(limit, threads) / 30e9 / (threads == 1 ? 1 : ratio) * (1 + (0.001 * (((round * 7) + threads) % 5)))
            select new ProbeSample(limit, new Sample(round, new Case(limit.ToString(), threads), seconds))];
}
