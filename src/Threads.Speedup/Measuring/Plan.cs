using Threads.Exploration;

namespace Threads.Speedup;

/// <summary>What is to be measured, and for how long.</summary>
/// <param name="Workload">The program.</param>
/// <param name="Size">Its size; of one thread's share where scaling is weak.</param>
/// <param name="Threads">The numbers of threads, ascending.</param>
public sealed record Plan(Workload Workload, int Size, IReadOnlyList<int> Threads)
{
    /// <summary>Most threads.</summary>
    public const int MostThreads = 1024;

    /// <summary>The ways of the workload that are measured, by name; empty for all.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Whether the work grows with the threads.</summary>
    public bool IsWeak { get; init; }

    /// <summary>Whether workers are pinned.</summary>
    public bool IsPinned { get; init; } = true;

    /// <summary>Fewest rounds, whatever they say.</summary>
    public int FewestRounds { get; init; } = 15;

    /// <summary>Most rounds; as a rule the precision or the time ends a measurement, and not their number.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>Measuring ends once the speedup with the most threads is known to within this part of it, up or down.</summary>
    public double Precision { get; init; } = 0.01;

    /// <summary>Measuring ends after this time, however precise, once there is an interval at all, or four times the fewest rounds have not given one.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Seed of the order of the cases in each round.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Demands that the plan makes sense.</summary>
    /// <exception cref="InvalidInputException">It does not; the message says what to change.</exception>
    public void Demand()
    {
        if (Size < Workload.LeastSize) throw new InvalidInputException($"{Workload.Name} needs a size of {Workload.LeastSize:N0} {Workload.Unit} at least, not {Size:N0}.");
        if (Threads.Count == 0 || Threads.Any(threads => threads is < 1 or > MostThreads)) throw new InvalidInputException($"The numbers of threads go from 1 to {MostThreads}.");
        var largest = IsWeak ? (double)Threads[^1] * Size : Size;
        if (largest > int.MaxValue / 2) throw new InvalidInputException($"{largest:N0} {Workload.Unit} are too many; 1 to {int.MaxValue / 2:N0} can be measured.");
    }
}
