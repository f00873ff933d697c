namespace Atomics.Demonstrations;

/// <summary>
/// CompareExchange(ref x, next, expected) writes next only if it finds expected. It returns what it found: so everyone knows who won.
/// </summary>
[Demonstration("failed-exchange", "Both want to turn 0 into their own number. Can both succeed?",
    "a = CompareExchange(ref x, 1, 0)  ‖  b = CompareExchange(ref x, 2, 0)", Order = 5, Heading = "a b x", Next = "exchange-once")]
[Expected("0 1 1", "A found 0 and won; B found 1 and wrote nothing")]
[Expected("2 0 2", "B found 0 and won; A found 2 and wrote nothing")]
[Forbidden("0 0 1", "one of them comes second, and does not find 0")]
[Forbidden("0 0 2", "one of them comes second, and does not find 0")]
public sealed class FailedExchange
{
    private int x;
    private int a;
    private int b;

    [Actor]
    public void A() => a = Interlocked.CompareExchange(ref x, 1, 0);

    [Actor]
    public void B() => b = Interlocked.CompareExchange(ref x, 2, 0);

    [Outcome]
    public object Result() => $"{a} {b} {x}";
}
