using System.Diagnostics;
using Threads.Exploration;
using Threads.Speedup.Native;

namespace Threads.Speedup;

/// <summary>
/// Measures a plan. In each round every case runs once, in an order of chance, and so does every probe; before and after each the
/// canary sings. Rounds go on until the speedup is known as precisely as asked for.
/// </summary>
public sealed class Harness
{
    // A case that takes this many times the serial program's time runs in every second round only, and so on.
    private const double Slow = 15;
    private const int WarmUps = 3;
    private const double LongestWarmUp = 1; // second
    private const int RoundsBetweenLooks = 5;
    private const double GrowthBetweenLooks = 1.1; // a look costs as much as it has rounds to look at

    // Where this many times the fewest rounds have not given an interval, the machine is too restless for one.
    private const int Hopeless = 4;

    private readonly Plan _plan;
    private readonly Team _team;
    private readonly Canary _canary;
    private readonly Programs _programs;
    private readonly Probes _probes;
    private readonly CancellationToken _stop;
    private readonly List<Sample> _samples = [];
    private readonly List<ProbeSample> _probeSamples = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double? _lastCanary;

    private Harness(Plan plan, Team team, Probes probes, CancellationToken stop) =>
        (_plan, _team, _canary, _programs, _probes, _stop) = (plan, team, new Canary(team), new Programs(plan, team), probes, stop);

    /// <summary>Measures. Blocks until it is done.</summary>
    /// <param name="plan">What, and for how long.</param>
    /// <param name="progress">Called after each round, on the calling thread.</param>
    /// <param name="stop">Ends it between two runs; what was measured by then is returned.</param>
    /// <exception cref="InvalidInputException">The plan makes no sense.</exception>
    public static Measurement Run(Plan plan, Action<Progress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Demand();
        using var team = new Team(Math.Max(2, plan.Threads[^1]), plan.IsPinned);
        using var probes = new Probes(team);
        return new Harness(plan, team, probes, stop).Measure(progress);
    }

    private Measurement Measure(Action<Progress>? progress)
    {
        var before = Scheduler.Stolen();
        var cases = _programs.Cases();
        var turns = WarmUp(cases);
        var asked = cases.First(one => !one.IsBaseline) with { Threads = _plan.Threads[^1] };
        var isPrecise = false;
        double? known = null;
        var look = RoundsBetweenLooks;
        for (var round = 0; round < _plan.MostRounds && !isPrecise && !_stop.IsCancellationRequested; round++)
        {
            Round(round, cases.Where(one => round % turns[one] == 0));
            var isLate = _watch.Elapsed > _plan.Time;
            if (isLate || round + 1 == look) known = Known(asked);
            if (round + 1 == look) look = Math.Max(look + RoundsBetweenLooks, (int)(look * GrowthBetweenLooks));
            isPrecise = round + 1 >= _plan.FewestRounds && known <= _plan.Precision;
            progress?.Invoke(new Progress(round + 1, _watch.Elapsed, Left(round + 1, known), known));
            if (isLate && (known is not null || round + 1 >= Hopeless * _plan.FewestRounds)) break;
        }

        return Result(Share(before, Scheduler.Stolen()), isPrecise);
    }

    // The first runs meet cold caches and code that is compiled as it is called. They also tell which cases are slow: in how manieth
    // round each runs.
    private Dictionary<Case, int> WarmUp(IReadOnlyList<Case> cases)
    {
        var (turns, serial) = (cases.ToDictionary(one => one, _ => 1), 0.0);
        foreach (var one in cases)
        {
            for (var run = 0; run < WarmUps && !_stop.IsCancellationRequested; run++)
            {
                var seconds = _programs.Run(one).Seconds;
                if (one.IsBaseline) serial = seconds;
                turns[one] = Math.Max(1, (int)(seconds / serial / Slow));
                if (seconds > LongestWarmUp) break;
            }
        }

        return turns;
    }

    private void Round(int round, IEnumerable<Case> cases)
    {
        var order = cases.ToList();
        var taken = new List<Sample>();
        var runs = order.Select(one => (Action)(() => taken.Add(Sung(round, one, () => _programs.Run(one)))))
            .Concat(ProbeCases().Select(probe => (Action)(() => _probeSamples.Add(new ProbeSample(probe.Limit, Sung(round, probe.Case, () => Run(probe.Limit, probe.Case)))))))
            .ToArray();
        new Random(_plan.Seed + round).Shuffle(runs);
        _lastCanary = _canary.Sing();
        foreach (var run in runs.TakeWhile(_ => !_stop.IsCancellationRequested)) run();
        _samples.AddRange(taken.OrderBy(sample => order.IndexOf(sample.Case)));
    }

    // Each limit with one worker and with as many as the plan has, processors permitting.
    private IEnumerable<(Limit Limit, Case Case)> ProbeCases() =>
        from limit in Enum.GetValues<Limit>()
        from threads in _plan.Threads.Append(1).Select(threads => Math.Min(threads, _team.Cores)).Distinct()
        select (limit, new Case(limit.ToString(), threads));

    private TeamRun Run(Limit limit, Case one) => _team.Run(one.Threads, worker => _probes.Run(limit, worker));

    private Sample Sung(int round, Case one, Func<TeamRun> time)
    {
        var before = _lastCanary;
        var run = time();
        var after = _lastCanary = _canary.Sing();
        var (shorter, longer) = (Math.Min(before ?? 1, after ?? 1), Math.Max(before ?? 1, after ?? 1));
        return new Sample(round, one, run.Seconds)
        {
            Canary = after is null ? null : longer,
            IsSteady = longer <= CanaryGroups.Apart * shorter,
            Others = run.Others,
            Imbalance = run.Imbalance,
            Phases = run.Phases,
        };
    }

    // How precisely the speedup is known that the plan is about: the first variant's, with the most threads.
    private double? Known(Case asked) => Scaling.Of(_samples, _plan.IsWeak).Variants.FirstOrDefault(variant => variant.Variant == asked.Variant) is { } first && first.Most.Case == asked
        ? first.Most.Speedup.RelativeHalfWidth
        : null;

    // An interval shrinks with the root of the number of rounds.
    private TimeSpan Left(int rounds, double? known)
    {
        var needed = known is { } precision ? rounds * Math.Pow(precision / _plan.Precision, 2) : _plan.FewestRounds;
        var left = _watch.Elapsed.TotalSeconds / rounds * (Math.Clamp(needed, Math.Max(rounds, _plan.FewestRounds), Math.Max(rounds, _plan.MostRounds)) - rounds);
        var most = _plan.Time > _watch.Elapsed ? _plan.Time - _watch.Elapsed : TimeSpan.Zero;
        return left < most.TotalSeconds ? TimeSpan.FromSeconds(left) : most;
    }

    private static double? Share((long Stolen, long All)? before, (long Stolen, long All)? after) =>
        after?.All > before?.All ? (double)(after.Value.Stolen - before.Value.Stolen) / (after.Value.All - before.Value.All) : null;

    private Measurement Result(double? stolen, bool isPrecise) =>
        new(_plan.Workload.Name, _plan.Size, _plan.Workload.Unit, _plan.IsWeak, _team.Cores, _samples)
        {
            Probes = _probeSamples,
            Amount = _programs.First.Amount,
            Phases = _programs.First.Phases,
            Wrong = _programs.Wrong,
            IsPinned = _team.IsPinned,
            Stolen = stolen,
            WasInterrupted = _stop.IsCancellationRequested,
            IsPrecise = isPrecise,
        };
}
