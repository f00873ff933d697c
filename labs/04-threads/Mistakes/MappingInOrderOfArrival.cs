using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>The list is locked and loses nothing. But it is in the order in which the threads have ended.</summary>
[Mistake(Verdict.FailedAssertion, "threads end in the order in which they were started")]
public sealed class MappingInOrderOfArrival : IMapping
{
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        List<int> results = [];
        List<Thread> threads = [];
        foreach (int number in numbers)
        {
            Thread thread = new(() =>
            {
                int result = function(number);
                lock (results) results.Add(result);
            });
            threads.Add(thread);
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return [.. results];
    }
}
