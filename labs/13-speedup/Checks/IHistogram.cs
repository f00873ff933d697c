namespace Scaling.Checks;

/// <summary>Counts digits from 0 to 9 for two workers, each in a table of its own.</summary>
public interface IHistogram
{
    /// <summary>Counts these digits, in addition to those counted before. Two threads call it at the same time, with different numbers.</summary>
    /// <param name="worker">The number of the calling worker: 0 or 1.</param>
    /// <param name="digits">The digits.</param>
    void Count(int worker, int[] digits);

    /// <summary>The table that a worker counts in, ten elements; nobody else writes to it.</summary>
    int[] TableOf(int worker);

    /// <summary>How often a digit was counted by both together. Called once the workers have ended.</summary>
    int CountOf(int digit);
}
