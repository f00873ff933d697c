using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>In whole numbers 1 / threads is 0 for two threads and more: every program looks as if it were serial throughout.</summary>
[Mistake(Verdict.FailedAssertion, "1 / threads is the share of a thread")]
public sealed class ReportWholeNumbers : IReport
{
    public double Speedup(double serial, double parallel) => serial / parallel;

    public double Efficiency(double serial, double parallel, int threads) => Speedup(serial, parallel) / threads;

    public double SerialFraction(double serial, double parallel, int threads)
    {
        double share = 1 / threads;
        return ((1 / Speedup(serial, parallel)) - share) / (1 - share);
    }

    public double Amdahl(double fraction, int threads) => 1 / (fraction + ((1 - fraction) / threads));

    public bool IsMemoryBound(double speedup, double bandwidth, int threads) => speedup >= 0.9 * bandwidth && bandwidth < 0.9 * threads;
}
