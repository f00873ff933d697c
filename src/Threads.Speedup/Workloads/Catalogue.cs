using Threads.Exploration;

namespace Threads.Speedup.Workloads;

/// <summary>The workloads that come with the tool.</summary>
public static class Catalogue
{
    /// <summary>All of them, in teaching order.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        ArraySum.Workload,
        ScalarMultiply.Workload,
        CountSort.Workload,
        MatrixMultiply.Workload,
        Histogram.Workload,
        MonteCarlo.Workload,
        Mandelbrot.Workload,
        FalseSharing.Workload,
        Life.Workload,
        Pipeline.Workload,
    ];

    /// <summary>The workload of a name.</summary>
    /// <exception cref="InvalidInputException">There is none; the message says which there are.</exception>
    public static Workload Find(string name) => All.FirstOrDefault(workload => workload.Name == name)
        ?? throw new InvalidInputException($"No workload '{name}'. There are: {string.Join(", ", All.Select(workload => workload.Name))}.");
}
