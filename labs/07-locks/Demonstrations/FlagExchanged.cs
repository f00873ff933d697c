namespace Locking.Demonstrations;

/// <summary>Looking and raising in one step: of two that come together, one exchange finds 0 and the other 1.</summary>
[Demonstration("flag-exchanged", "And if looking and raising are one step?",
    "while (Exchange(ref busy, true)) wait; x++; busy = false  ‖  the same", Order = 2, Heading = "x", Next = "flags")]
[Expected("2", "one after the other")]
[Forbidden("1", "only one of them can have found the flag lowered")]
public sealed class FlagExchanged
{
    private int busy;
    private int x;

    [Actor]
    public void A() => Count();

    [Actor]
    public void B() => Count();

    [Outcome]
    public object Result() => x;

    private void Count()
    {
        SpinWait wait = new();
        while (Interlocked.Exchange(ref busy, 1) == 1)
        {
            wait.SpinOnce();
        }

        x++;
        Volatile.Write(ref busy, 0);
    }
}
