namespace Scaling.Demonstrations;

/// <summary>Work that was dealt out in advance stays where it is, however quick one worker is and however slow the other.</summary>
[Demonstration("pieces-dealt", "Four pieces, two for each. Who does how many?", "A: pieces 0, 1  ‖  B: pieces 2, 3", Order = 5, Heading = "A B", Next = "pieces-taken")]
[Expected("2 2", "always: if piece 0 takes as long as all the others together, B is idle for half of the time")]
public sealed class PiecesDealt
{
    private readonly int[] doneBy = new int[2];

    [Actor]
    public void A()
    {
        doneBy[0]++; // piece 0
        doneBy[0]++; // piece 1
    }

    [Actor]
    public void B()
    {
        doneBy[1]++; // piece 2
        doneBy[1]++; // piece 3
    }

    [Outcome]
    public object Result() => $"{doneBy[0]} {doneBy[1]}";
}
