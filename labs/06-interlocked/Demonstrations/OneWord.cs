namespace Atomics.Demonstrations;

/// <summary>What must change together goes into one word: the sum in its upper half, the count in its lower.</summary>
[Demonstration("one-word", "And if both are halves of one long?", "Add(ref word, (4 << 32) + 1)  ‖  w = word",
    Order = 10, Heading = "sum count")]
[Expected("0 0", "read before the value was added")]
[Expected("4 1", "read after it")]
[Forbidden("4 0", "both halves change in one step")]
[Forbidden("0 1", "both halves are read in one step")]
public sealed class OneWord
{
    private long word;
    private long seen;

    [Actor]
    public void A() => Interlocked.Add(ref word, (4L << 32) + 1);

    [Actor]
    public void B() => seen = Interlocked.Read(ref word);

    [Outcome]
    public object Result() => $"{seen >> 32} {(int)seen}";
}
