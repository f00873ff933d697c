namespace Scaling.Checks;

/// <summary>
/// Counts digits from 0 to 9 for two workers, each on a core of its own. The counters are in memory that both cores share, and you say where: a
/// word has 8 bytes, and a cache line 64.
/// </summary>
public interface IHistogram
{
    /// <summary>Counts these digits, in addition to those counted before. Two threads call it at the same time, with different numbers and cores.</summary>
    /// <param name="core">The calling worker's core: it reads and writes words, and adds to them in one step.</param>
    /// <param name="memory">Where a page of 4096 bytes begins, and a cache line; all words are 0 at first.</param>
    /// <param name="worker">The number of the calling worker: 0 or 1.</param>
    /// <param name="digits">The digits.</param>
    void Count(SimulatedProcess core, ulong memory, int worker, int[] digits);

    /// <summary>How often a digit was counted by both together. Called once the workers have ended.</summary>
    /// <param name="core">The calling thread's core.</param>
    /// <param name="memory">Where the page begins.</param>
    /// <param name="digit">The digit.</param>
    int CountOf(SimulatedProcess core, ulong memory, int digit);
}
