namespace Forking.Demonstrations;

/// <summary>
/// Join returns when the thread has ended, and whatever it wrote can be seen then.
/// </summary>
[Demonstration("joined", "And if A joins the thread first?",
    "start (x = 1); join; found = x", Order = 8, Heading = "found", Next = "loop-variable")]
[Expected("1", "after the join it is written")]
[Forbidden("0", "Join does not return before")]
public sealed class Joined
{
    private int x;
    private int found;

    [Actor]
    public void A()
    {
        Thread thread = new(() => x = 1);
        thread.Start();
        thread.Join();
        found = x;
    }

    [Outcome]
    public object Result() => found;
}
