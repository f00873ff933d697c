namespace GameOfLife.Demonstrations;

/// <summary>Two generations, two workers, and nobody waits: the one that is ahead reads rows that are still of the generation before.</summary>
[Demonstration("no-barrier", "Two generations by two workers, and nobody waits. Which number does each end with?", "each: next = both of now added; then the same once more", Order = 4, Heading = "a b", Next = "barrier")]
[Expected("4 4", "1 + 1, and then 2 + 2")]
[Interesting("2 4", "A added its own 2 and nothing of B, who had not come so far")]
[Interesting("4 2", "the other way round")]
[Interesting("2 2", "both read before the other's write had come out of its core: lab 11", WeakMemory = true)]
public sealed class NoBarrier
{
    private readonly int[] first = [1, 1];  // generation 0
    private readonly int[] second = [0, 0]; // generation 1
    private readonly int[] third = [0, 0];  // generation 2

    [Actor]
    public void A() => Work(0);

    [Actor]
    public void B() => Work(1);

    [Outcome]
    public object Result() => $"{third[0]} {third[1]}";

    // Each cell becomes the sum of both.
    private void Work(int me)
    {
        Volatile.Write(ref second[me], first[0] + first[1]);
        third[me] = Volatile.Read(ref second[0]) + Volatile.Read(ref second[1]);
    }
}
