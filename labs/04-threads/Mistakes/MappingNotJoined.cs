using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>The places are right. Some of them are still empty when the caller looks.</summary>
[Mistake(Verdict.FailedAssertion, "a result is there once its thread was started")]
public sealed class MappingNotJoined : IMapping
{
    public int[] Map(int[] numbers, Func<int, int> function)
    {
        int[] results = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int place = i;
            new Thread(() => results[place] = function(numbers[place])).Start();
        }

        return results;
    }
}
