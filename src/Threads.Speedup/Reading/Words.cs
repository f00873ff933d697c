namespace Threads.Speedup;

/// <summary>The sentences of a reading.</summary>
internal static class Words
{
    public const string OneThread = "With one thread there is no speedup to read.";

    public const string NoLimits = "No limits of the machine were measured with these times: they cannot tell a serial part from a memory that delivers no faster.";

    public static string TooManyThreads(int threads, int cores) =>
        $"More threads ({threads}) than {Processors(cores)}: they take turns, and nothing can be said about scaling.";

    public static string Noisy(ScalingPoint point) =>
        $"Too noisy for a verdict: these {point.Samples} rounds leave the speedup open between {point.Speedup.Low:0.00} and {point.Speedup.High:0.00}"
        + (point.Others is > Disturbance.Share ? $", and others had {point.Others:P0} of the processors. Try again when the machine is quiet." : ". Try again with more time (--seconds), or when the machine is quiet.");

    public static string Memory(int threads, Interval ratio, double share) =>
        $"Memory-bound. {Together(threads)} reach {ratio.Value:0.00} ({ratio.Low:0.00} to {ratio.High:0.00}) of one core's memory bandwidth here, and this program uses {Math.Min(share, 1):P0} of what they reach.";

    public static string NotSerial(ScalingPoint point) =>
        $"What Karp and Flatt give ({point.KarpFlatt?.Value:0.00}) is the memory's share here, and no serial part.";

    public static string NotAllMemory(ScalingPoint point, double relative) =>
        $"The memory keeps pace with the threads and the program does not quite ({relative:0.00}): these figures do not say why. What Karp and Flatt give ({point.KarpFlatt?.Value:0.00}) is no proof of a serial part.";

    public static string WeakBaseline(ScalingPoint alone) =>
        $"The serial program is a weak one: the one with threads is {alone.Speedup.Value:0.00} times as fast with one thread. Divide the speedups by that, or write a better serial program.";

    public static string Peak(ScalingPoint best, ScalingPoint most) =>
        $"Contention: it is fastest with {(best.Case.Threads == 1 ? "one thread" : $"{best.Case.Threads} threads")} ({best.Speedup.Value:0.00}), and with {most.Case.Threads} slower again ({most.Speedup.Value:0.00}). Beyond its best, a thread costs the others more than it adds.";

    public static string MoreThreads(Interval ratio, int threads) => ratio.Value < Reader.Good * threads
        ? "More threads will not help; touching memory less would."
        : "Memory still keeps pace with the threads, up to here.";

    public static string Scales(ScalingPoint point, double? share, bool isOverItself) =>
        $"It scales: {point.Efficiency.Value:P0} of what {point.Case.Threads} threads could do at best."
        + (isOverItself && point.Efficiency.Low > 1.03 ? " More than that: as a rule because a worker's part fits into a cache that is too small for the whole." : "")
        + (share is { } part ? $" Compute-bound, at {part:P0} of these cores' peak arithmetic." : "");

    public static string Disturbed(double others) => $"Others had {others:P0} of the workers' time: what is missing may be theirs. Try again when the machine is quiet.";

    public static string Contention(int threads, double slower, double? canary) =>
        $"Contention: {threads} threads take {slower:0.0} times as long as one. They wait for each other at a lock, or write to the same cache line"
        + (canary is { } nanoseconds ? $", whose trip to another core and back takes {nanoseconds:0} ns just now." : ".");

    public static string Overhead(ScalingPoint alone, double relative, int threads) =>
        $"Overhead: with one thread it takes {1 / alone.Speedup.Value:0.0} times as long as the serial program, before anything is shared out. Over that it scales {relative:0.00} with {threads} threads.";

    public static string Balance(double imbalance, double relative, int threads) =>
        $"Unbalanced: the busiest worker works {imbalance:0.00} times as long as the mean, which alone allows {threads / imbalance:0.00}; {relative:0.00} was reached. Smaller pieces, taken one after the other, would share the work better.";

    public static string PerhapsMemory(int threads, Interval memory) =>
        $"{Together(threads)} reach {memory.Value:0.00} of one core's memory bandwidth here, and that is about what this program gains: look there before you blame a serial part. How much memory it touches was not said.";

    public static string Serial(ScalingPoint point, bool isWeak, bool areLimitsUnknown)
    {
        var p = (double)point.Case.Threads;
        var (fraction, whole, law) = isWeak
            ? (point.Speedup.Map(speedup => (p - speedup) / (p - 1)), "parallel program's time", "Gustafson")
            : (point.KarpFlatt!.Value, "serial time", "Karp and Flatt");
        var value = fraction.Map(one => Math.Max(0, one));
        return (areLimitsUnknown ? "" : "None of the limits that were measured explains it. ")
            + $"If a part does not divide, it is {value.Value:0.00#} ({value.Low:0.00#} to {value.High:0.00#}) of the {whole} ({law}).";
    }

    public static string Trend(Interval first, Interval last)
    {
        if (last.Low > first.High) return "That fraction grows with the threads: more than a serial part, it is what the threads cost each other, or something that they share and that is full.";
        return last.High < first.Low
            ? "That fraction shrinks as threads are added, and a serial part would not: it is more of a cost that each run has once."
            : "As threads are added, that fraction does not change beyond its interval: a serial part would look like that.";
    }

    public static string Phases(IReadOnlyList<(string Name, double Speedup)> phases, int threads) =>
        $"With {threads} threads, {string.Join(", ", phases.Select(phase => $"the {phase.Name} phase alone scales {phase.Speedup:0.00}"))}.";

    private static string Together(int threads) => threads == 2 ? "Two cores together" : $"{threads} cores together";

    private static string Processors(int cores) => cores == 1 ? "one processor" : $"{cores} processors";
}
