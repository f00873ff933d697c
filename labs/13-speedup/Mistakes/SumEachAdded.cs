using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Right, in parallel, and slower than one thread: for every value the total's cache line travels to another core.</summary>
[Mistake(Verdict.FailedAssertion, "what is atomic is cheap")]
public sealed class SumEachAdded : ISum
{
    public void Run(int length, Func<int, int> value, int workers, Action<long> add)
    {
        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, length); i < Workers.From(me + 1, workers, length); i++)
            {
                add(value(i));
            }
        });
    }
}
