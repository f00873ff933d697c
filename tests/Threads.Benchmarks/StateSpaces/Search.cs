namespace Threads.Benchmarks.StateSpaces;

/// <summary>One search for one verdict.</summary>
/// <param name="Fails">Whether a deadlock, a livelock or a violated assertion was found.</param>
/// <param name="States">Distinct states that were stored.</param>
/// <param name="Transitions">Steps taken.</param>
/// <param name="Preparing">Seconds until the search begins: SPIN's generation and compilation; our start and reading.</param>
/// <param name="Searching">Seconds of the search itself.</param>
internal readonly record struct Search(bool Fails, long States, long Transitions, double Preparing, double Searching)
{
    /// <summary>Seconds from the command to the verdict.</summary>
    public double Seconds => Preparing + Searching;
}
