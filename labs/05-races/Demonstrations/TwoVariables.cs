namespace Races.Demonstrations;

/// <summary>An invariant over two variables (their sum is 100) is broken for a moment, and a moment is enough.</summary>
[Demonstration("two-variables", "10 moves from one purse to the other. Can the sum look wrong?",
    "left -= 10; right += 10  ‖  sum = left + right", Order = 12, Heading = "sum", Next = "two-variables-each-locked")]
[Expected("100", "counted before or after the move")]
[Interesting("90", "counted during the move: 10 are on their way")]
[Interesting("110", "left counted before the move, right after it: 10 counted twice")]
public sealed class TwoVariables
{
    private int left = 100;
    private int right;
    private int sum;

    [Actor]
    public void A()
    {
        left -= 10;
        right += 10;
    }

    [Actor]
    public void B() => sum = left + right;

    [Outcome]
    public object Result() => sum;
}
