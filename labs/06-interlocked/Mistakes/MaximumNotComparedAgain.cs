using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>It tries again with the new value, and does not ask again whether its number is still the greater.</summary>
[Mistake(Verdict.FailedAssertion, "after a failed exchange one only has to try again")]
public sealed class MaximumNotComparedAgain : IMaximum
{
    private int maximum;

    public void Offer(int number)
    {
        int seen = Volatile.Read(ref maximum);
        if (number <= seen) return;
        int found;
        while ((found = Interlocked.CompareExchange(ref maximum, number, seen)) != seen)
        {
            seen = found;
        }
    }

    public int Value => Volatile.Read(ref maximum);
}
