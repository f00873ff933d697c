namespace GameOfLife.Checks;

/// <summary>The figures of a scaling report, by their definitions.</summary>
[Exercise("report", "A scaling report", typeof(IReport), Order = 3)]
[Hint("Write down the time with p threads as Amdahl's law has it, for a serial time of 1 and a serial fraction s. What is the speedup then?")]
[Hint("With p threads it takes s + (1 - s) / p. The speedup S is the inverse. Karp and Flatt solve that for s. And before you call anything serial, "
    + "ask what the memory could do.")]
[Hint("Speedup: serial / parallel. Efficiency: that / threads. SerialFraction: (1 / S - 1.0 / p) / (1 - 1.0 / p). Amdahl: 1 / (s + (1 - s) / p). "
    + "IsMemoryBound: speedup >= 0.9 * bandwidth && bandwidth < 0.9 * threads.")]
public static class ReportChecks
{
    [Check("Four times as fast with four threads is perfect", Order = 1)]
    public static void Perfect(IReport report)
    {
        Near(4, report.Speedup(8, 2), "The speedup from 8 to 2 seconds");
        Near(1, report.Efficiency(8, 2, 4), "Its efficiency with 4 threads");
        Near(0, report.SerialFraction(8, 2, 4), "Its serial fraction");
    }

    [Check("7.21 ms become 4.53 with two threads", Order = 2)]
    public static void Measured(IReport report)
    {
        Near(1.5916, report.Speedup(7.21, 4.53), "The speedup");
        Near(0.7958, report.Efficiency(7.21, 4.53, 2), "The efficiency");
        Near(0.2566, report.SerialFraction(7.21, 4.53, 2), "The serial fraction");
    }

    [Check("A tenth serial is never more than ten times as fast", Order = 3)]
    public static void Amdahl(IReport report)
    {
        Near(1, report.Amdahl(0.1, 1), "With 1 thread");
        Near(1.8182, report.Amdahl(0.1, 2), "With 2 threads");
        Near(9.9108, report.Amdahl(0.1, 1000), "With 1,000 threads");
    }

    [Check("Karp and Flatt give Amdahl's fraction back", Order = 4)]
    public static void Inverse(IReport report)
    {
        for (int threads = 2; threads <= 16; threads *= 2)
            Near(0.3, report.SerialFraction(1, 1 / report.Amdahl(0.3, threads), threads), $"The fraction that made the time with {threads} threads");
    }

    [Check("A loop that waits for memory is not called serial", Order = 5)]
    public static void Memory(IReport report)
    {
        Check.That(report.IsMemoryBound(1.1, 1.11, 2), "Two cores have 1.11 of one core's bandwidth, the program is 1.1 times as fast: memory explains it.");
        Check.That(!report.IsMemoryBound(1.1, 1.97, 2), "Two cores have 1.97 of one core's bandwidth, the program is 1.1 times as fast: memory does not explain that.");
        Check.That(!report.IsMemoryBound(1.96, 1.97, 2), "It scales as well as anything: nothing is to be explained.");
    }

    private static void Near(double expected, double actual, string what) =>
        Check.That(Math.Abs(expected - actual) < 0.0001, $"{what} was {actual:0.####}, and should be {expected:0.####}.");
}
