namespace GameOfLife.Checks;

/// <summary>Lets many generations live, with threads that stay.</summary>
public interface IGenerations
{
    /// <summary>
    /// So many generations after <paramref name="first"/>. As many new threads as there are workers make them, and no more: each works on every
    /// generation. When the method returns all have ended.
    /// </summary>
    /// <param name="first">The first generation; it may be overwritten.</param>
    /// <param name="generations">How many generations.</param>
    /// <param name="rule">Whether a cell lives next, from whether it lives now and how many of its neighbours do. Any thread, at any time.</param>
    /// <param name="workers">How many workers.</param>
    /// <returns>The last generation.</returns>
    Board Run(Board first, int generations, Func<bool, int, bool> rule, int workers);
}
