using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>Remembers the greatest number offered.</summary>
public sealed class Maximum : IMaximum
{
    private int maximum;

    // TODO: whatever the threads' order, the greatest number remains; and no thread ever waits.
    public void Offer(int number)
    {
        if (number > maximum)
        {
            maximum = number;
        }
    }

    // Acquire: pairs with the write in Offer, so that a reader sees what came before it.
    public int Value => Volatile.Read(ref maximum);
}
