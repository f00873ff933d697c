using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>Remembers the greatest number offered. A number is written only over the very value that it was compared with.</summary>
public sealed class Maximum : IMaximum
{
    private int maximum;

    public void Offer(int number)
    {
        int seen = Volatile.Read(ref maximum);
        while (number > seen)
        {
            int found = Interlocked.CompareExchange(ref maximum, number, seen);
            if (found == seen) return;
            seen = found;
        }
    }

    // Acquire: pairs with the write in Offer, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref maximum);
}
