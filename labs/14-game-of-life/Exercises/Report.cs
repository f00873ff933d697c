using GameOfLife.Checks;

namespace GameOfLife.Exercises;

/// <summary>What times say about scaling.</summary>
public sealed class Report : IReport
{
    public double Speedup(double serial, double parallel) => serial / parallel;

    // TODO: what is a speedup worth that took so many threads?
    public double Efficiency(double serial, double parallel, int threads) => 0;

    // TODO: solve Amdahl's law for the serial fraction.
    public double SerialFraction(double serial, double parallel, int threads) => 0;

    // TODO: the serial part stays as long as it is, the rest is divided.
    public double Amdahl(double fraction, int threads) => threads;

    // TODO: what could the memory do?
    public bool IsMemoryBound(double speedup, double bandwidth, int threads) => false;
}
