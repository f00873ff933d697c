namespace Scaling.Demonstrations;

/// <summary>Both add to one total, number by number. Its cache line goes to and fro.</summary>
[Demonstration("total-shared", "How often is the cache line of a shared total fetched?", "twice: total++  ‖  twice: total++", Order = 1, Heading = "fetched",
    Next = "total-own")]
[Expected("2", "one core after the other: each fetched it once")]
[Interesting("3", "one core came back to it after the other")]
[Interesting("4", "in turns: every single write had to fetch it, some hundred times as long as the addition takes")]
public sealed class SharedTotal
{
    private readonly Line total = new();

    [Actor]
    public void A()
    {
        total.Write('A');
        total.Write('A');
    }

    [Actor]
    public void B()
    {
        total.Write('B');
        total.Write('B');
    }

    [Outcome]
    public object Result() => total.Fetched;
}
