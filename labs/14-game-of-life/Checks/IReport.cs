namespace GameOfLife.Checks;

/// <summary>What times say about scaling.</summary>
public interface IReport
{
    /// <summary>How many times faster than the serial program.</summary>
    /// <param name="serial">The serial program's time; above 0.</param>
    /// <param name="parallel">The time with threads, in the same unit.</param>
    double Speedup(double serial, double parallel);

    /// <summary>The speedup for each thread: 1 is perfect.</summary>
    double Efficiency(double serial, double parallel, int threads);

    /// <summary>The serial fraction that Amdahl's law would need to explain the speedup (Karp and Flatt), for 2 threads or more.</summary>
    double SerialFraction(double serial, double parallel, int threads);

    /// <summary>The speedup that Amdahl's law gives for a program of which a fraction is serial, with so many threads.</summary>
    double Amdahl(double fraction, int threads);

    /// <summary>
    /// Whether memory explains the speedup: it reaches nine tenths of the bandwidth's own ratio, and that is less than nine tenths of the threads.
    /// </summary>
    /// <param name="speedup">The speedup.</param>
    /// <param name="bandwidth">How many times one thread's memory bandwidth all of them reach together.</param>
    /// <param name="threads">How many threads.</param>
    bool IsMemoryBound(double speedup, double bandwidth, int threads);
}
