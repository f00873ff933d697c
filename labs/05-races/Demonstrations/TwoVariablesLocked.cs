namespace Races.Demonstrations;

/// <summary>One critical section from where the invariant breaks to where it holds again, for the reader as for the writer.</summary>
[Demonstration("two-variables-locked", "One critical section for the whole move?",
    "lock { left -= 10; right += 10 }  ‖  lock { sum = left + right }", Order = 14, Heading = "sum")]
[Expected("100", "counted before or after the move")]
[Forbidden("90", "B waits while 10 are on their way")]
[Forbidden("110", "A waits while B counts")]
public sealed class TwoVariablesLocked
{
    private readonly Lock gate = new();
    private int left = 100;
    private int right;
    private int sum;

    [Actor]
    public void A()
    {
        lock (gate)
        {
            left -= 10;
            right += 10;
        }
    }

    [Actor]
    public void B()
    {
        lock (gate) sum = left + right;
    }

    [Outcome]
    public object Result() => sum;
}
