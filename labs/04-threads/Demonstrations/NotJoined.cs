namespace Forking.Demonstrations;

/// <summary>
/// Start returns at once. Who goes on does not know how far the other has got.
/// </summary>
[Demonstration("not-joined", "A starts a thread and then looks for its result. Is it there?",
    "start (x = 1); found = x; join", Order = 7, Heading = "found", Next = "joined")]
[Expected("1", "the new thread was quick")]
[Interesting("0", "it had not written yet; perhaps it had not even begun")]
public sealed class NotJoined
{
    private int x;
    private int found;

    [Actor]
    public void A()
    {
        Thread thread = new(() => x = 1);
        thread.Start();
        found = x;
        thread.Join();
    }

    [Outcome]
    public object Result() => found;
}
