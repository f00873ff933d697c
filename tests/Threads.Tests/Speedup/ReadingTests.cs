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
        Assert.Contains("If it goes on like that, no number of threads makes it more than", calm, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_fraction_that_is_known_well_is_not_called_wide() =>
        Assert.DoesNotContain("wide", Conclusions.Fits(Scaling.Of((new Synthetic(threads => 0.01 * Math.Sqrt(threads)) { Rounds = 30 }).Samples(1)).Variants[0])[1], StringComparison.Ordinal);

    [Fact]
    public void A_speedup_that_has_passed_its_peak_is_contention_and_no_serial_part()
    {
        var samples = (new Synthetic(threads => 0.01 / Law.Usl.Speedup(threads, [0.1, 0.02])) { Threads = [1, 2, 4, 8, 16] }).Samples(1);
        var found = Conclusions.Of(new Measurement("synthetic", 1, "run", false, 16, samples));
        Assert.Equal(Bound.Contention, found.Readings[0].Bound);
        Assert.Contains("fastest with 8 threads", found.Readings[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("does not divide", found.Readings[0].ToString(), StringComparison.Ordinal);
        Assert.EndsWith("it is fastest with about 7 threads.", Conclusions.Fits(found.Scaling.Variants[0])[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_speedup_of_one_is_no_contention_by_chance() => Assert.All(
        Enumerable.Range(1, 20),
        seed => Assert.NotEqual(Bound.Contention, Read(new Synthetic(_ => 0.01) { Threads = [1, 2], Rounds = 30 }.Samples(seed), default, Probes(1.9)).Bound));

    [Fact]
    public void What_is_faster_than_the_serial_program_on_one_thread_shows_a_weak_baseline_and_no_cache()
    {
        var samples = Samples(threads => 0.01 / threads).Select(sample => sample.Case.IsBaseline ? sample with { Seconds = sample.Seconds * 1.4 } : sample).ToList();
        var found = Read(samples, default, Probes(1.9)).ToString();
        Assert.Contains("The serial program is a weak one", found, StringComparison.Ordinal);
        Assert.DoesNotContain("cache", found, StringComparison.Ordinal);
        Assert.Contains("fits into a cache", Of(threads => threads == 1 ? 0.01 : 0.004, default, ratio: 1.9).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("does not change beyond its interval", 0.1, 0.0)]
    [InlineData("fraction grows with the threads", 0.1, 0.01)]
    [InlineData("fraction shrinks as threads are added", 0.4, -0.01)]
    public void How_the_fraction_changes_is_said_as_it_is(string said, double serial, double growth)
    {
        var samples = (new Synthetic(threads => 0.01 * (serial + (growth * (threads - 1)) + ((1 - serial) / threads))) { Threads = [1, 2, 4, 8] }).Samples(1);
        Assert.Contains(said, Conclusions.Of(new Measurement("synthetic", 1, "run", false, 8, samples)).Readings[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_were_not_measured_explain_nothing_and_are_not_said_to_fail_to() =>
        Assert.DoesNotContain("explains it", Read(Samples(threads => 0.01 * (0.4 + (0.6 / threads))), default, []).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Limits_are_those_of_the_state_that_the_program_was_measured_in()
    {
        // Most of the program's runs met a far core, most of the memory's a near one.
        var samples = Samples(threads => 0.01 / threads).Select(sample => sample with { Canary = sample.Round % 4 == 0 ? 98 : 501 }).ToList();
        List<ProbeSample> probes =
        [
            .. Probes(1.1).Select(probe => probe with { Sample = probe.Sample with { Canary = 97 } }),
            .. Probes(1.97).Where(probe => probe.Sample.Round < 8).Select(probe => probe with { Sample = probe.Sample with { Canary = 500, Round = probe.Sample.Round + 20 } }),
        ];
        Assert.Equal(1.97, new Limits(probes, CanaryGroups.Main(samples)).Ratio(Limit.Read, 2)!.Value.Value, 2);
        Assert.True(new Limits([.. probes.Where(probe => probe.Sample.Canary < 100)], CanaryGroups.Main(samples)).AreUnknown);
    }

    [Fact]
    public void A_memory_that_keeps_pace_is_no_reason_for_a_program_that_does_not()
    {
        // It uses two thirds of the bandwidth, which doubles; its own speedup is 1.3.
        var seconds = Reads.Bytes / 30e9;
        var found = Of(threads => seconds / (threads == 1 ? 1 : 1.3), Reads, ratio: 1.97);
        Assert.Equal(Bound.Serial, found.Bound);
        var all = Of(threads => seconds / (threads == 1 ? 1 : 1.75), Reads, ratio: 1.97);
        Assert.Equal(Bound.Memory, all.Bound);
        Assert.DoesNotContain("memory's share", all.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_memory_does_not_deliver_is_no_serial_part_in_a_fit_either()
    {
        var variant = Scaling.Of(Synthetic.Amdahl(0.2).Samples(1)).Variants[0];
        Assert.Contains("no serial part", Conclusions.Fits(variant, Bound.Memory)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void With_weak_scaling_the_serial_part_is_Gustafsons()
    {
        var samples = new Synthetic(threads => 0.01 * threads / Law.Gustafson.Speedup(threads, [0.2])).Samples(1);
        var found = Conclusions.Of(new Measurement("synthetic", 1, "run", true, 8, samples)).Readings[0].ToString();
        Assert.Matches(@"it is 0\.(20|19)\d? \(.*of the parallel program's time \(Gustafson\)", found);
        Assert.DoesNotContain("That fraction", found, StringComparison.Ordinal);
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
