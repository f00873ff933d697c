using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>One thread more than before, and as slow as before: it makes the calls one after the other.</summary>
[Mistake(Verdict.WrongOutcome, "with a thread in it a program is parallel")]
public sealed class MappingOneThread : IMapping
{
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        int[] results = new int[numbers.Length];
        Thread thread = new(() =>
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                results[i] = function(numbers[i]);
            }
        });
        thread.Start();
        thread.Join();
        return results;
    }
}
