using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>There is one i for all threads, and the loop goes on counting: a thread may find a later number, or no place at all.</summary>
[Mistake(Verdict.UnhandledException, "each time round the loop, i is a new variable")]
public sealed class MappingLoopVariable : IMapping
{
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        int[] results = new int[numbers.Length];
        Thread[] threads = new Thread[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            threads[i] = new Thread(() => results[i] = function(numbers[i]));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return results;
    }
}
