namespace Threads.Speedup;

/// <summary>
/// A law of scaling, fitted: one that gives the speedup over one thread as a function of the number of threads. The parameters are
/// the least-squares solution, relative deviations counting alike, within what they can mean (not below 0).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Formula">The speedup S of p threads.</param>
/// <param name="Parameters">The names of its parameters.</param>
public sealed record Law(string Name, string Formula, IReadOnlyList<string> Parameters)
{
    /// <summary>G. Amdahl, Validity of the single processor approach to achieving large scale computing capabilities, 1967: s is serial, the rest divides.</summary>
    public static Law Amdahl { get; } = new("Amdahl", "1 / (s + (1 - s)/p)", ["s"]);

    /// <summary>J. Gustafson, Reevaluating Amdahl's law, 1988: s of the parallel program's time is serial, the rest grows with p. For weak scaling.</summary>
    public static Law Gustafson { get; } = new("Gustafson", "p - s (p - 1)", ["s"]);

    /// <summary>N. Gunther, A general theory of computational scalability, 2008: σ for waiting in line, κ for everybody talking to everybody.</summary>
    public static Law Usl { get; } = new("Universal scalability", "p / (1 + σ (p - 1) + κ p (p - 1))", ["σ", "κ"]);

    /// <summary>The speedup that it gives.</summary>
    /// <param name="threads">How many threads: 1 or more.</param>
    /// <param name="parameters">A value for each parameter.</param>
    public double Speedup(double threads, IReadOnlyList<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (this == Amdahl) return 1 / (parameters[0] + ((1 - parameters[0]) / threads));
        if (this == Gustafson) return threads - (parameters[0] * (threads - 1));
        return threads / (1 + (parameters[0] * (threads - 1)) + (parameters[1] * threads * (threads - 1)));
    }

    /// <summary>The parameters that fit best.</summary>
    /// <param name="threads">The numbers of threads.</param>
    /// <param name="speedups">The speedup of each, over one thread.</param>
    internal double[] Fit(IReadOnlyList<int> threads, IReadOnlyList<double> speedups)
    {
        if (this == Usl) return FitUsl(threads, speedups);
        double above = 0, below = 0;
        for (var i = 0; i < threads.Count; i++)
        {
            // Both laws are straight lines through 0: of the time 1/S over its least, and of the speedup under its best. The weight
            // makes a deviation of one per cent count alike everywhere.
            double p = threads[i], speedup = speedups[i];
            var (x, y, deviation) = this == Amdahl
                ? (1 - (1 / p), (1 / speedup) - (1 / p), 1 / speedup)
                : (p - 1, p - speedup, speedup);
            above += x * y / (deviation * deviation);
            below += x * x / (deviation * deviation);
        }

        return [below == 0 ? 0 : Math.Clamp(above / below, 0, 1)];
    }

    // p/S - 1 = σ (p - 1) + κ p (p - 1): two unknowns, normal equations. Where one would be negative, the other explains all.
    private static double[] FitUsl(IReadOnlyList<int> threads, IReadOnlyList<double> speedups)
    {
        double aa = 0, ab = 0, bb = 0, ay = 0, by = 0;
        for (var i = 0; i < threads.Count; i++)
        {
            double p = threads[i], weight = speedups[i] / p;
            double a = weight * (p - 1), b = weight * p * (p - 1), y = weight * ((p / speedups[i]) - 1);
            (aa, ab, bb, ay, by) = (aa + (a * a), ab + (a * b), bb + (b * b), ay + (a * y), by + (b * y));
        }

        var determinant = (aa * bb) - (ab * ab);
        var (sigma, kappa) = (((bb * ay) - (ab * by)) / determinant, ((aa * by) - (ab * ay)) / determinant);
        if (kappa < 0) (sigma, kappa) = (ay / aa, 0);
        else if (sigma < 0) (sigma, kappa) = (0, by / bb);
        return [Math.Max(0, sigma), Math.Max(0, kappa)];
    }
}
