using Threads.Exploration;
using Threads.Speedup;
using Threads.Speedup.Workloads;

namespace Threads.Tests.Speedup;

/// <summary>The harness: what runs, on whom, and what is left when it is stopped. No test looks at how long anything took.</summary>
public sealed class HarnessTests
{
    private static readonly Workload Small = Catalogue.Find("false-sharing") with { DefaultSize = 10_000 };

    [Fact]
    public void Workers_of_a_team_work_at_the_same_time_and_each_has_its_number()
    {
        using var team = new Team(3);
        var arrived = new int[3];
        team.Run(3, worker =>
        {
            Interlocked.Increment(ref arrived[worker.Index]);
            worker.Meet(); // nobody comes past here unless all three are running
            Assert.Equal([1, 1, 1], arrived);
        });
        team.Run(2, worker => arrived[worker.Index]++);
        Assert.Equal([2, 2, 1], arrived);
    }

    [Fact]
    public void The_caller_and_what_it_starts_stay_free_of_pinning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pinning needs Linux.");
        var before = Threads.Speedup.Native.Affinity.Cores();
        using var team = new Team(2);
        var own = new int[2];
        team.Run(2, worker => own[worker.Index] = AllowedHere());
        Assert.Equal(team.Cores >= 2 ? [1, 1] : [team.Cores, team.Cores], own);
        var others = 0;
        var started = new Thread(() => others = AllowedHere());
        started.Start();
        started.Join();
        Assert.Equal(before.Count, others);
    }

    [Fact]
    public void More_workers_than_processors_are_not_pinned_and_still_finish()
    {
        using var team = new Team(Environment.ProcessorCount + 2);
        var done = 0;
        team.Run(team.Size, worker =>
        {
            worker.Meet();
            Interlocked.Increment(ref done);
        });
        Assert.Equal(team.Size, done);
    }

    [Fact]
    public void A_worker_that_throws_is_an_exception_of_the_run_and_the_team_lives_on()
    {
        using var team = new Team(1);
        Assert.Contains("oops", Assert.Throws<InvalidOperationException>(() => team.Run(1, _ => throw new InvalidDataException("oops"))).Message, StringComparison.Ordinal);
        var ran = false;
        team.Run(1, _ => ran = true);
        Assert.True(ran);
    }

    [Fact]
    public void Phases_are_told_apart_where_the_workers_meet()
    {
        using var team = new Team(2);
        var run = team.Run(2, worker => worker.Meet(), phases: 2);
        Assert.Equal(2, run.Phases.Count);
        Assert.All(run.Phases, phase => Assert.True(phase >= 0));
        Assert.True(run.Phases[0] <= run.Seconds);
    }

    [Fact]
    public void Shares_cover_everything_once()
    {
        using var team = new Team(4);
        var seen = new int[1001];
        team.Run(4, worker =>
        {
            for (var i = worker.From(seen.Length); i < worker.To(seen.Length); i++) Interlocked.Increment(ref seen[i]);
        });
        Assert.All(seen, times => Assert.Equal(1, times));
    }

    [Fact]
    public void Each_round_holds_each_case_once_with_its_canary_and_the_probes()
    {
        var measurement = Run(new Plan(Small, 10_000, [1, 2]) { FewestRounds = 3, MostRounds = 3 });
        Assert.Equal(3 * 5, measurement.Samples.Count);
        Assert.All(measurement.Samples.GroupBy(sample => sample.Round), round => Assert.Equal(5, round.Select(sample => sample.Case).Distinct().Count()));
        if (measurement.Cores > 1) Assert.All(measurement.Samples, sample => Assert.True(sample.Canary > 0));
        Assert.Equal(Enum.GetValues<Limit>().Order(), measurement.Probes.Select(probe => probe.Limit).Distinct().Order());
        Assert.Empty(measurement.Wrong);
    }

    [Fact]
    public void A_wrong_answer_is_noticed()
    {
        var workload = Small with { Prepare = size => Small.Prepare(size) with { Answer = new Sequence().Next } };
        Assert.NotEmpty(Run(new Plan(workload, 10_000, [1]) { FewestRounds = 1, MostRounds = 1 }).Wrong);
    }

    // Nothing but the stop ends this plan, however quick the machine is or slow: nobody knows a speedup so precisely.
    private static Plan Endless(Workload workload) => new(workload, 10_000, [1, 2]) { Precision = 1e-12, Time = TimeSpan.MaxValue };

    [Fact]
    public void When_it_is_stopped_what_was_measured_is_there_and_can_be_reported()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rounds = 0;
        var measurement = Harness.Run(
            Endless(Small),
            progress =>
            {
                // The speedup is known for the first time: from exactly these rounds there are figures.
                rounds = progress.Rounds;
                if (progress.Precision is not null) stop.Cancel();
            },
            stop.Token);
        Assert.True(measurement.WasInterrupted);
        Assert.False(measurement.IsPrecise);
        Assert.Equal(rounds, measurement.Samples.Max(sample => sample.Round) + 1);
        var most = Conclusions.Of(measurement).Scaling.Variants[0].Most;
        Assert.Equal(new Case("padded", 2), most.Case);
        Assert.InRange(most.Samples, Scaling.FewestRounds, rounds);
    }

    [Fact]
    public void Once_it_is_stopped_no_run_begins_and_the_unfinished_round_counts_as_far_as_it_came()
    {
        const int cases = 5, longestWarmUp = (3 * cases) + 1, last = 60; // the last run is in the middle of a round
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var runs = 0;
        var workload = Small with
        {
            Prepare = size =>
            {
                var program = Small.Prepare(size);
                return program with
                {
                    Reset = () =>
                    {
                        program.Reset!();
                        Stop(stop, ++runs == last);
                    },
                };
            },
        };
        var measurement = Harness.Run(Endless(workload), stop: stop.Token);
        Assert.True(measurement.WasInterrupted);
        Assert.Equal(last, runs);
        Assert.InRange(measurement.Samples.Count, last - longestWarmUp, last);
    }

    [Fact]
    public void The_time_left_is_estimated_and_never_negative()
    {
        var left = new List<TimeSpan>();
        Run(new Plan(Small, 10_000, [1]) { FewestRounds = 5, MostRounds = 8 }, progress => left.Add(progress.Left));
        Assert.All(left, time => Assert.True(time >= TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, left[^1]);
    }

    [Fact]
    public void With_weak_scaling_the_work_grows_with_the_threads()
    {
        var sizes = new List<int>();
        var workload = Small with
        {
            Prepare = size =>
            {
                sizes.Add(size);
                return Small.Prepare(size);
            },
        };
        Run(new Plan(workload, 1000, [1, 2, 3]) { IsWeak = true, FewestRounds = 1, MostRounds = 1 });
        Assert.Equal([1000, 2000, 3000], sizes.Order());
    }

    [Theory]
    [InlineData(10, "needs a size of 1,000")]
    [InlineData(int.MaxValue, "are too many")]
    public void A_plan_that_makes_no_sense_is_refused(int size, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidInputException>(() => Run(new Plan(Small, size, [1]))).Message, StringComparison.Ordinal);

    private static Measurement Run(Plan plan, Action<Progress>? progress = null) => Harness.Run(plan, progress, TestContext.Current.CancellationToken);

    private static void Stop(CancellationTokenSource stop, bool now)
    {
        if (now) stop.Cancel();
    }

    // On how many processors the calling thread may run, as the kernel writes it: "0", "0-1", "0,2-3".
    private static int AllowedHere() => File.ReadLines("/proc/thread-self/status").First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
        .Split(':')[1].Trim().Split(',').Sum(range => range.Split('-') is [var from, var to] ? int.Parse(to) - int.Parse(from) + 1 : 1);

    private sealed class Sequence
    {
        private int _next;

        public double Next() => _next++;
    }
}
