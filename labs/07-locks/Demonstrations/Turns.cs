namespace Locking.Demonstrations;

/// <summary>Taking turns, strictly. Never both, never nobody; but B waits for A even when A has no wish to go in.</summary>
[Demonstration("turns", "And if they take turns, A first?",
    "while (turn != A) wait; go in; turn = B  ‖  while (turn != B) wait; go in; turn = A", Order = 4, Heading = "goes in first", Next = "peterson")]
[Expected("A", "it is its turn")]
[Forbidden("B", "B may come first and find nobody inside: it has to wait for A all the same")]
public sealed class Turns
{
    private int turn; // 0: A, 1: B
    private int visitors;
    private int placeOfA;
    private int placeOfB;

    [Actor]
    public void A() => placeOfA = Visit(0);

    [Actor]
    public void B() => placeOfB = Visit(1);

    [Outcome]
    public object Result() => placeOfA < placeOfB ? "A" : "B";

    private int Visit(int me)
    {
        SpinWait wait = new();
        while (Volatile.Read(ref turn) != me)
        {
            wait.SpinOnce();
        }

        int place = ++visitors;
        Volatile.Write(ref turn, 1 - me);
        return place;
    }
}
