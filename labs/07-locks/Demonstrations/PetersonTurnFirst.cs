namespace Locking.Demonstrations;

/// <summary>Peterson's lock with two lines swapped. It looks the same, and lets both in.</summary>
[Demonstration("peterson-turn-first", "And if one writes turn first, and then raises the flag?",
    "turn = other; wants[me] = true; while (wants[other] && turn == other) wait; x++; wants[me] = false", Order = 6, Heading = "x", Next = "two-doors")]
[Expected("2", "one after the other")]
[Interesting("1", "one passed because no flag was raised yet, the other because the turn was its own")]
public sealed class PetersonTurnFirst
{
    private readonly int[] wants = new int[2];
    private int turn;
    private int x;

    [Actor]
    public void A() => Count(0);

    [Actor]
    public void B() => Count(1);

    [Outcome]
    public object Result() => x;

    private void Count(int me)
    {
        int other = 1 - me;
        Interlocked.Exchange(ref turn, other);
        Interlocked.Exchange(ref wants[me], 1);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other]) == 1 && Volatile.Read(ref turn) == other)
        {
            wait.SpinOnce();
        }

        x++;
        Volatile.Write(ref wants[me], 0);
    }
}
