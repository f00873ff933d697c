namespace Locking.Demonstrations;

/// <summary>
/// Peterson's lock: flags and a turn. One raises the flag, lets the other go first, and waits only while the other wants to go
/// in and it is its turn.
/// </summary>
[Demonstration("peterson", "A flag for each, and a turn if both want to. Is that enough?",
    "wants[me] = true; turn = other; while (wants[other] && turn == other) wait; x++; wants[me] = false", Order = 5, Heading = "x", Next = "peterson-turn-first")]
[Expected("2", "one after the other")]
[Forbidden("1", "turn has one value: one of two at the door waits")]
public sealed class Peterson
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
        Interlocked.Exchange(ref wants[me], 1); // a full fence, as in lab 11
        Interlocked.Exchange(ref turn, other);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other]) == 1 && Volatile.Read(ref turn) == other)
        {
            wait.SpinOnce();
        }

        x++;
        Volatile.Write(ref wants[me], 0);
    }
}
