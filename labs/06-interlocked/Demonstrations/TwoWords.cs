namespace Atomics.Demonstrations;

/// <summary>An atomic step changes one word. Two words that belong together come apart between two steps.</summary>
[Demonstration("two-words", "Sum and count, each changed atomically. Can a reader see one without the other?",
    "Add(ref sum, 4); Increment(ref count)  ‖  s = sum; c = count", Order = 9, Heading = "sum count", Next = "one-word")]
[Expected("0 0", "read before the value was added")]
[Expected("4 1", "read after it")]
[Interesting("4 0", "read between A's two steps: a sum of no values")]
[Interesting("0 1", "A did both between B's two reads: the mean of the values is 0")]
public sealed class TwoWords
{
    private int sum;
    private int count;
    private int sumSeen;
    private int countSeen;

    [Actor]
    public void A()
    {
        Interlocked.Add(ref sum, 4);
        Interlocked.Increment(ref count);
    }

    [Actor]
    public void B()
    {
        sumSeen = Volatile.Read(ref sum);
        countSeen = Volatile.Read(ref count);
    }

    [Outcome]
    public object Result() => $"{sumSeen} {countSeen}";
}
