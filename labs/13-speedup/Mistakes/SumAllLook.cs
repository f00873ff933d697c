using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Every worker looks for every value, and the first one adds. All are at work all the time, and nothing is faster.</summary>
[Mistake(Verdict.FailedAssertion, "as long as all are at work, the work is divided")]
public sealed class SumAllLook : ISum
{
    public void Run(int length, Func<int, int> value, int workers, Action<long> add)
    {
        Workers.Run(workers, me =>
        {
            long own = 0;
            for (int i = 0; i < length; i++) own += value(i);
            if (me == 0) add(own);
        });
    }
}
