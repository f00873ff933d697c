namespace Atomics.Demonstrations;

/// <summary>
/// Contention: one wins, the others have worked in vain. Yet somebody always wins, so that the whole gets on: it is lock-free.
/// </summary>
[Demonstration("contention", "How many attempts do three increments by compare-and-swap loop take?",
    "three threads: do r = x while CompareExchange(ref x, r + 1, r) != r", Order = 8, Heading = "attempts", Next = "two-words")]
[Expected("3", "nobody got in anybody's way")]
[Interesting("4", "one attempt was in vain")]
[Interesting("5", "two were")]
[Interesting("6", "the second lost once and the third twice: each failure is another's success")]
[Forbidden("7", "there are only two others whose success can spoil one's attempt")]
public sealed class Contention
{
    private int x;
    private int attemptsOfA;
    private int attemptsOfB;
    private int attemptsOfC;

    [Actor]
    public void A() => attemptsOfA = Increment();

    [Actor]
    public void B() => attemptsOfB = Increment();

    [Actor]
    public void C() => attemptsOfC = Increment();

    [Outcome]
    public object Result() => attemptsOfA + attemptsOfB + attemptsOfC;

    private int Increment()
    {
        int attempts = 0;
        int seen;
        do
        {
            attempts++;
            seen = Volatile.Read(ref x);
        }
        while (Interlocked.CompareExchange(ref x, seen + 1, seen) != seen);
        return attempts;
    }
}
