using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>The lock is held while a value is looked for: the workers take turns, and two take as long as one.</summary>
[Mistake(Verdict.WrongOutcome, "a program with threads and a lock is a parallel program")]
public sealed class SumLocked : ISum
{
    private readonly Lock gate = new();

    public void Run(int length, Func<int, int> value, int workers, Action<long> add)
    {
        long total = 0;
        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, length); i < Workers.From(me + 1, workers, length); i++)
            {
                lock (gate) total += value(i);
            }
        });
        add(total);
    }
}
