using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>One variable on the way from all the threads to the caller: the later result overwrites the earlier.</summary>
[Mistake(Verdict.FailedAssertion, "what a thread assigns, its caller gets")]
public sealed class MappingOneResult : IMapping
{
    private int result;

    public int[] Map(int[] numbers, Func<int, int> function)
    {
        Thread[] threads = new Thread[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int number = numbers[i];
            threads[i] = new Thread(() => result = function(number));
            threads[i].Start();
        }

        int[] results = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            threads[i].Join();
            results[i] = result;
        }

        return results;
    }
}
