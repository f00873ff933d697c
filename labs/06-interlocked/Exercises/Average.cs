using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>A running average. The sum and the count are changed by many threads, and have to fit each other.</summary>
public sealed class Average : IAverage
{
    private int sum;
    private int count;

    // TODO: whatever the threads' order, nobody sees the sum without the count that belongs to it; and no thread ever waits.
    public void Add(int number)
    {
        sum += number;
        count++;
    }

    public double Mean => count == 0 ? 0 : (double)sum / count;
}
