namespace Forking.Checks;

/// <summary>A function applied to many numbers, a thread for each.</summary>
public interface IMapping
{
    /// <summary>
    /// Calls the function with each number, each call on a new thread of its own and all at the same time, and returns the results
    /// in the order of the numbers.
    /// </summary>
    int[] Map(int[] numbers, Func<int, int> function);
}
