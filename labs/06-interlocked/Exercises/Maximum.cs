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

    public int Value => Volatile.Read(ref maximum);
}
