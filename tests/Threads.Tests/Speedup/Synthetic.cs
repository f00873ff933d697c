using Threads.Speedup;

namespace Threads.Tests.Speedup;

/// <summary>Timings of a program that was never run: its law is known, and so is the noise.</summary>
internal sealed record Synthetic(Func<int, double> Seconds)
{
    public IReadOnlyList<int> Threads { get; init; } = [1, 2, 4, 8];

    public int Rounds { get; init; } = 20;

    /// <summary>The standard deviation of the logarithm of each time.</summary>
    public double Noise { get; init; } = 0.01;

    /// <summary>How often something else runs in the middle, and makes a run half as long again.</summary>
    public double Disturbances { get; init; }

    /// <summary>How much slower the machine is in the last round than in the first.</summary>
    public double Drift { get; init; }

    /// <summary>A program of which a fraction is serial, as Amdahl has it.</summary>
    public static Synthetic Amdahl(double serial) => new(threads => 0.01 * (serial + ((1 - serial) / threads)));

    public IReadOnlyList<Sample> Samples(int seed)
    {
        var random = new Random(seed);
        var samples = new List<Sample>();
        for (var round = 0; round < Rounds; round++)
        {
            var slow = 1 + (Drift * round / Rounds);
            samples.Add(new Sample(round, Case.Baseline, Seconds(1) * slow * Spread(random)));
            foreach (var threads in Threads) samples.Add(new Sample(round, new Case("right", threads), Seconds(threads) * slow * Spread(random)));
        }

        return samples;
    }

    private double Spread(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp(Noise * normal) * (random.NextDouble() < Disturbances ? 1.5 : 1);
    }
}
