namespace Scaling.Demonstrations;

/// <summary>The same with 120 unused bytes between the counters. Nobody writes to them; that is all that they are for.</summary>
[Demonstration("neighbours-apart", "And if the two elements are far enough apart?", "twice: counts[0]++  ‖  twice: counts[16]++", Order = 4, Heading = "fetched",
    Next = "pieces-dealt")]
[Expected("2", "each core fetches its own line once, whatever the order")]
public sealed class NeighboursApart
{
    private readonly Line first = new();
    private readonly Line second = new();

    [Actor]
    public void A()
    {
        first.Write('A');
        first.Write('A');
    }

    [Actor]
    public void B()
    {
        second.Write('B');
        second.Write('B');
    }

    [Outcome]
    public object Result() => first.Fetched + second.Fetched;
}
