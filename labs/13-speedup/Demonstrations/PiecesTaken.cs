namespace Scaling.Demonstrations;

/// <summary>Whoever is done with a piece takes the next. So the number of pieces that a worker does follows from how long they take.</summary>
[Demonstration("pieces-taken", "And if each takes the next piece when it is done with one?", "both: while ((piece = Increment(ref next)) <= 4) done++", Order = 6, Heading = "A B")]
[Expected("2 2", "pieces of equal length")]
[Interesting("1 3", "A had a long one: meanwhile B did the rest")]
[Interesting("3 1", "B had a long one")]
[Interesting("0 4", "A came so late that nothing was left")]
[Interesting("4 0", "B came so late")]
public sealed class PiecesTaken
{
    private readonly int[] doneBy = new int[2];
    private int next;

    [Actor]
    public void A() => Work(0);

    [Actor]
    public void B() => Work(1);

    [Outcome]
    public object Result() => $"{doneBy[0]} {doneBy[1]}";

    private void Work(int me)
    {
        while (Interlocked.Increment(ref next) <= 4)
        {
            doneBy[me]++;
        }
    }
}
