using Forking.Checks;

namespace Forking.Exercises;

/// <summary>Applies a function to many numbers. Here one after the other.</summary>
public sealed class Mapping : IMapping
{
    // TODO: make each call on a thread of its own, all at the same time, and return the results in the order of the numbers.
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        int[] results = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            results[i] = function(numbers[i]);
        }

        return results;
    }
}
