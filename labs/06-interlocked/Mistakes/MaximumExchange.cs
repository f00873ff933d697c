using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>The write is atomic, the comparison stands outside: a smaller number overwrites a greater one.</summary>
[Mistake(Verdict.LostUpdate, "Interlocked makes whatever stands around it atomic")]
public sealed class MaximumExchange : IMaximum
{
    private int maximum;

    public void Offer(int number)
    {
        if (number > Volatile.Read(ref maximum))
        {
            Interlocked.Exchange(ref maximum, number);
        }
    }

    public int Value => Volatile.Read(ref maximum);
}
