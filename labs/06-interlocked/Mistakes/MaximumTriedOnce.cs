using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Somebody has written a number that was greater than the old one. It need not be greater than this one.</summary>
[Mistake(Verdict.FailedAssertion, "if the exchange fails, somebody has written a greater number")]
public sealed class MaximumTriedOnce : IMaximum
{
    private int maximum;

    public void Offer(int number)
    {
        int seen = Volatile.Read(ref maximum);
        if (number > seen)
        {
            Interlocked.CompareExchange(ref maximum, number, seen);
        }
    }

    public int Value => Volatile.Read(ref maximum);
}
