using Forking.Checks;

namespace Forking.Solutions;

/// <summary>
/// Applies a function to many numbers, a thread for each. A thread writes into its own place of the array and nowhere
/// else; the caller reads when it has joined them all. So no lock is needed.
/// </summary>
public sealed class Mapping : IMapping
{
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        int[] results = new int[numbers.Length];
        Thread[] threads = new Thread[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int place = i; // a new variable each time round: the thread below keeps this one
            threads[i] = new Thread(() => results[place] = function(numbers[place]));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return results;
    }
}
