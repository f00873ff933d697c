namespace GameOfLife.Checks;

/// <summary>Makes one generation of another.</summary>
public interface IGeneration
{
    /// <summary>
    /// Sets each cell of <paramref name="to"/> once, to <c>rule(alive, neighbours)</c> of the same cell of <paramref name="from"/>. As many new threads as there are
    /// workers do it at the same time. When the method returns all have ended.
    /// </summary>
    /// <param name="from">The generation that there is. Only read.</param>
    /// <param name="to">The next one; as large.</param>
    /// <param name="rule">Whether a cell lives next, from whether it lives now and how many of its neighbours do. Any thread, at any time.</param>
    /// <param name="workers">How many workers.</param>
    void Next(Board from, Board to, Func<bool, int, bool> rule, int workers);
}
