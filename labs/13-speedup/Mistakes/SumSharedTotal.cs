using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>One call of add, and before it one variable that all workers add to.</summary>
[Mistake(Verdict.LostUpdate, "a local variable is private, also if a lambda uses it")]
public sealed class SumSharedTotal : ISum
{
    public void Run(int length, Func<int, int> value, int workers, Action<long> add)
    {
        long total = 0;
        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, length); i < Workers.From(me + 1, workers, length); i++)
            {
                total += value(i);
            }
        });
        add(total);
    }
}
