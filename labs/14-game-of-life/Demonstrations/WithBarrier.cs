namespace GameOfLife.Demonstrations;

/// <summary>The same with a barrier between the generations: all are done with one before anybody begins the next.</summary>
[Demonstration("barrier", "And if all meet at a barrier after each generation?", "the same, with a barrier.SignalAndWait() in between", Order = 5, Heading = "a b")]
[Expected("4 4", "1 + 1, and then 2 + 2")]
public sealed class WithBarrier
{
    private readonly Barrier barrier = new(2);
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
        barrier.SignalAndWait();
        third[me] = Volatile.Read(ref second[0]) + Volatile.Read(ref second[1]);
    }
}
