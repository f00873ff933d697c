namespace Races.Demonstrations;

/// <summary>The writer and the reader take the same lock: both halves, or neither.</summary>
[Demonstration("torn-locked", "Does a lock mend the torn value?", "lock { range = (1, 1) }  ‖  lock { seen = range }",
    Order = 8, Heading = "low high", Next = "check-then-act")]
[Expected("0 0", "B copied before A assigned")]
[Expected("1 1", "B copied after A assigned")]
[Forbidden("1 0", "B waits while A is between its two writes")]
[Forbidden("0 1", "A waits while B is between its two reads")]
public sealed class TornStructLocked
{
    private readonly record struct Range(long Low, long High);

    private readonly Lock gate = new();
    private Range range;
    private Range seen;

    [Actor]
    public void A()
    {
        lock (gate) range = new Range(1, 1);
    }

    [Actor]
    public void B()
    {
        lock (gate) seen = range;
    }

    [Outcome]
    public object Result() => $"{seen.Low} {seen.High}";
}
