using Threads.Exploration;

namespace Threads.Speedup;

/// <summary>Makes one measurement of several that were taken apart, such as the tasks of a job, each perhaps on another machine.</summary>
public static class Merge
{
    /// <summary>
    /// Merges measurements. Each brings its own serial times, and only these are its times compared with: a ratio is never made across two
    /// machines. For the same reason each is cleared of what its own canary tells apart before they come together.
    /// </summary>
    /// <param name="tasks">The measurements by the number of threads that each is about; null for one that is missing.</param>
    /// <exception cref="InvalidInputException">All are missing, or they measured different things.</exception>
    public static Measurement Of(IReadOnlyList<(int Threads, Measurement? Measurement)> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var present = tasks.Select(task => task.Measurement).OfType<Measurement>().ToList();
        if (present.Count == 0) throw new InvalidInputException("No task of the job left a measurement: see the task-*.log files in its folder.");
        if (present.Find(task => (task.Workload, task.Size, task.IsWeak) != (present[0].Workload, present[0].Size, present[0].IsWeak)) is { } other)
            throw new InvalidInputException($"The tasks did not measure the same: {Described(present[0])}, and {Described(other)}. Remove what an earlier job left.");
        var samples = new List<Sample>();
        var probes = new List<ProbeSample>();
        foreach (var task in present)
        {
            var first = samples.Count == 0 ? 0 : samples.Max(sample => sample.Round) + 1;
            var state = CanaryGroups.Main(task.Samples);
            samples.AddRange(task.Samples.Where(state.Holds).Select(sample => Moved(sample, first)));
            probes.AddRange(task.Probes.Where(probe => state.Holds(probe.Sample)).Select(probe => probe with { Sample = Moved(probe.Sample, first) }));
        }

        return present[0] with
        {
            Samples = samples,
            Probes = probes,
            Cores = present.Max(task => task.Cores),
            Wrong = [.. present.SelectMany(task => task.Wrong).DistinctBy(wrong => wrong.Variant)],
            Stolen = present.Max(task => task.Stolen),
            WasInterrupted = present.Any(task => task.WasInterrupted),
            IsPrecise = present.All(task => task.IsPrecise),
            Missing = [.. tasks.Where(task => task.Measurement is null).Select(task => $"{task.Threads} threads")],
        };
    }

    private static string Described(Measurement task) => $"{task.Workload} with {task.Size:N0} {task.Unit}{(task.IsWeak ? " for each thread" : "")}";

    private static Sample Moved(Sample sample, int rounds) => sample with { Round = sample.Round + rounds, Canary = null };
}
