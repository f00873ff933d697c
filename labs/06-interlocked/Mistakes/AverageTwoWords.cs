using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Each variable is changed atomically, the pair is not: a reader comes between.</summary>
[Mistake(Verdict.FailedAssertion, "two atomic steps in a row are atomic")]
public sealed class AverageTwoWords : IAverage
{
    private int sum;
    private int count;

    public void Add(int number)
    {
        Interlocked.Add(ref sum, number);
        Interlocked.Increment(ref count);
    }

    public double Mean
    {
        get
        {
            int counted = Volatile.Read(ref count);
            return counted == 0 ? 0 : (double)Volatile.Read(ref sum) / counted;
        }
    }
}
