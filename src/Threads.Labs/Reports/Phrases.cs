namespace Threads.Labs.Reports;

/// <summary>How durations and numbers are written in reports.</summary>
public static class Phrases
{
    /// <summary>A duration: <c>3 ms</c>, <c>1.4 s</c>.</summary>
    public static string Of(TimeSpan duration) => duration.TotalSeconds >= 1
        ? $"{duration.TotalSeconds:0.0} s"
        : $"{Math.Max(1, Math.Round(duration.TotalMilliseconds)):0} ms";

    /// <summary>A number and its noun: <c>1 preemption</c>, <c>1,204 schedules</c>, <c>2 accesses</c>.</summary>
    public static string Count(long number, string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return number == 1 ? $"1 {noun}" : $"{number:#,0} {noun}{(noun.EndsWith('s') ? "es" : "s")}";
    }
}
