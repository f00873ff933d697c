using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>The pair is in one word, and that word is updated by a read and a write.</summary>
[Mistake(Verdict.LostUpdate, "if the reading and the writing are atomic, so is the adding")]
public sealed class AverageReadThenWrite : IAverage
{
    // The sum in the upper 32 bits, the count in the lower.
    private long word;

    public void Add(int number)
    {
        long read = Interlocked.Read(ref word);
        Volatile.Write(ref word, read + ((long)number << 32) + 1);
    }

    public double Mean
    {
        get
        {
            long read = Interlocked.Read(ref word);
            int count = (int)read;
            return count == 0 ? 0 : (double)(int)(read >> 32) / count;
        }
    }
}
