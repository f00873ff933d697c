using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>A running average in one word, so that sum and count change in one step, and are read in one.</summary>
public sealed class Average : IAverage
{
    // The sum in the upper 32 bits, the count in the lower.
    private long word;

    public void Add(int number)
    {
        Interlocked.Add(ref word, ((long)number << 32) + 1);
    }

    public double Mean
    {
        get
        {
            long read = Interlocked.Read(ref word);
            int sum = (int)(read >> 32);
            int count = (int)read;
            return count == 0 ? 0 : (double)sum / count;
        }
    }
}
