namespace Scaling.Demonstrations;

/// <summary>Both add to a total of their own, and once to the common one. However many numbers there are, its line is fetched twice.</summary>
[Demonstration("total-own", "And if each adds up its own numbers first?", "twice: own++; total += own  ‖  the same", Order = 2, Heading = "fetched", Next = "neighbours")]
[Expected("4", "each its own line once, and the total once: with a million numbers still four")]
public sealed class OwnTotal
{
    private readonly Line ownOfA = new();
    private readonly Line ownOfB = new();
    private readonly Line total = new();

    [Actor]
    public void A()
    {
        ownOfA.Write('A');
        ownOfA.Write('A');
        total.Write('A');
    }

    [Actor]
    public void B()
    {
        ownOfB.Write('B');
        ownOfB.Write('B');
        total.Write('B');
    }

    [Outcome]
    public object Result() => ownOfA.Fetched + ownOfB.Fetched + total.Fetched;
}
