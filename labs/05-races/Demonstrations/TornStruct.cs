namespace Races.Demonstrations;

/// <summary>
/// A value of two words is copied a word at a time: a reader may get one half of the old value and one of the new.
/// One aligned word (int, long on a 64-bit machine, a reference) never tears.
/// </summary>
[Demonstration("torn", "Can one see half of an assignment?", "range = (1, 1)  ‖  seen = range",
    Order = 7, Heading = "low high", Next = "torn-locked")]
[Expected("0 0", "B copied before A assigned")]
[Expected("1 1", "B copied after A assigned")]
[Interesting("1 0", "B copied between A's two writes")]
[Interesting("0 1", "A assigned between B's two reads")]
public sealed class TornStruct
{
    private readonly record struct Range(long Low, long High);

    private Range range;
    private Range seen;

    [Actor]
    public void A() => range = new Range(1, 1);

    [Actor]
    public void B() => seen = range;

    [Outcome]
    public object Result() => $"{seen.Low} {seen.High}";
}
