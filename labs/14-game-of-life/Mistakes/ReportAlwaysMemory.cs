using GameOfLife.Checks;

namespace GameOfLife.Mistakes;

/// <summary>Whatever does not scale is called memory-bound, without a look at what the memory could do.</summary>
[Mistake(Verdict.FailedAssertion, "a speedup below the number of threads is the memory's fault")]
public sealed class ReportAlwaysMemory : IReport
{
    public double Speedup(double serial, double parallel) => serial / parallel;

    public double Efficiency(double serial, double parallel, int threads) => Speedup(serial, parallel) / threads;

    public double SerialFraction(double serial, double parallel, int threads)
    {
        double share = 1.0 / threads;
        return ((1 / Speedup(serial, parallel)) - share) / (1 - share);
    }

    public double Amdahl(double fraction, int threads) => 1 / (fraction + ((1 - fraction) / threads));

    public bool IsMemoryBound(double speedup, double bandwidth, int threads) => speedup < 0.9 * threads;
}
