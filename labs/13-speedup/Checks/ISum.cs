namespace Scaling.Checks;

/// <summary>Adds up values that take a while to find. The total is somewhere else, and adding to it costs a trip to another core.</summary>
public interface ISum
{
    /// <summary>
    /// Adds <c>value(0)</c>, …, <c>value(length - 1)</c>, each once. As many new threads as there are workers look for values at the same
    /// time, and each calls <paramref name="add"/> once at most. When the method returns all have ended.
    /// </summary>
    /// <param name="length">How many values there are.</param>
    /// <param name="value">Finds the value of a number. Any thread, at any time.</param>
    /// <param name="workers">How many workers.</param>
    /// <param name="add">Adds to the total, atomically. Any thread, at any time.</param>
    void Run(int length, Func<int, int> value, int workers, Action<long> add);
}
