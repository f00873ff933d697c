namespace Races.Demonstrations;

/// <summary>Every access is locked, so there is no data race; the sum is as wrong as before. Free of races is not yet correct.</summary>
[Demonstration("two-variables-each-locked", "Is it enough to lock every access?",
    "lock { left -= 10 } lock { right += 10 }  ‖  lock { l = left } lock { r = right }",
    Order = 13, Heading = "sum", Next = "two-variables-locked")]
[Expected("100", "counted before or after the move")]
[Interesting("90", "counted between A's two critical sections")]
[Interesting("110", "A moved between B's two critical sections")]
public sealed class TwoVariablesEachLocked
{
    private readonly Lock gate = new();
    private int left = 100;
    private int right;
    private int sum;

    [Actor]
    public void A()
    {
        lock (gate) left -= 10;
        lock (gate) right += 10;
    }

    [Actor]
    public void B()
    {
        int l, r;
        lock (gate) l = left;
        lock (gate) r = right;
        sum = l + r;
    }

    [Outcome]
    public object Result() => sum;
}
