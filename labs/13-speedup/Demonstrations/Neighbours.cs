namespace Scaling.Demonstrations;

/// <summary>False sharing: each has its own counter, and both counters are on one line. The line does not know whose is whose.</summary>
[Demonstration("neighbours", "Each counts in its own element of one small array: what is shared?", "twice: counts[0]++  ‖  twice: counts[1]++", Order = 3, Heading = "fetched",
    Next = "neighbours-apart")]
[Expected("2", "one core after the other")]
[Interesting("3", "no variable is shared, and the line is fetched once more than it need be")]
[Interesting("4", "as bad as one shared total: see what it costs here with  threads speedup false-sharing")]
public sealed class Neighbours
{
    private readonly Line both = new(); // counts[0] and counts[1], eight bytes each, of a line of sixty-four

    [Actor]
    public void A()
    {
        both.Write('A');
        both.Write('A');
    }

    [Actor]
    public void B()
    {
        both.Write('B');
        both.Write('B');
    }

    [Outcome]
    public object Result() => both.Fetched;
}
