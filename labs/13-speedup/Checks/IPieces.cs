namespace Scaling.Checks;

/// <summary>Divides pieces of work among workers when nobody knows in advance how long each will take.</summary>
public interface IPieces
{
    /// <summary>
    /// Does each piece once. As many new threads as there are workers do pieces at the same time; a worker that is done with one takes one that
    /// nobody has taken yet. When the method returns all have ended.
    /// </summary>
    /// <param name="pieces">How many pieces: 0, …, pieces - 1.</param>
    /// <param name="work">Does a piece. Takes a while, sometimes a long one.</param>
    /// <param name="workers">How many workers.</param>
    void Run(int pieces, Action<int> work, int workers);
}
