namespace Locking.Demonstrations;

/// <summary>The flag that fails. Looking at it and raising it are two steps, and between them the other looks too.</summary>
[Demonstration("flag", "A flag says that somebody is inside. Does it keep the other out?",
    "while (busy) wait; busy = true; x++; busy = false  ‖  the same", Order = 1, Heading = "x", Next = "flag-exchanged")]
[Expected("2", "one after the other")]
[Interesting("1", "both saw that nobody was inside, both went in, and one increment was lost")]
public sealed class FlagThatFails
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
        while (Volatile.Read(ref busy) == 1)
        {
            wait.SpinOnce();
        }

        Volatile.Write(ref busy, 1);
        x++;
        Volatile.Write(ref busy, 0);
    }
}
