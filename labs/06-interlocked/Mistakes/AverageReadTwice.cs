using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Both halves change in one step, and are read in two: the count before an addition and the sum after it.</summary>
[Mistake(Verdict.FailedAssertion, "a word that is changed atomically may be read piece by piece")]
public sealed class AverageReadTwice : IAverage
{
    // The sum in the upper 32 bits, the count in the lower.
    private long word;

    public void Add(int number) => Interlocked.Add(ref word, ((long)number << 32) + 1);

    public double Mean
    {
        get
        {
            int count = (int)Interlocked.Read(ref word);
            int sum = (int)(Interlocked.Read(ref word) >> 32);
            return count == 0 ? 0 : (double)sum / count;
        }
    }
}
