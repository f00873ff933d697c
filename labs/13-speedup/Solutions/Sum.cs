using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>Each worker adds up its chunk in a local variable, and goes to the total once, at the end.</summary>
public sealed class Sum : ISum
{
    public void Run(int length, Func<int, int> value, int workers, Action<long> add)
    {
        Workers.Run(workers, me =>
        {
            long own = 0;
            for (int i = Workers.From(me, workers, length); i < Workers.From(me + 1, workers, length); i++)
            {
                own += value(i);
            }

            add(own);
        });
    }
}
