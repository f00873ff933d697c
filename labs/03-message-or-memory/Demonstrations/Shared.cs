namespace Messages.Demonstrations;

/// <summary>Nothing is copied: both have the same page. So the receiver sees what the sender writes, when it writes it.</summary>
[Demonstration("shared", "The same, but both look at one page. Does what the receiver sees change?",
    "page = 1; full = true; page = 2  ‖  if (full) seen = page", Order = 2, Heading = "seen", Next = "flag-first")]
[Expected("1", "the receiver looked in between")]
[Interesting("2", "the page was written again before the receiver looked: sharing means agreeing who may write when")]
[Expected("nothing", "the receiver looked too early")]
[Forbidden("0", "the flag comes after the first write")]
public sealed class Shared
{
    private int page;
    private bool full;
    private string seen = "nothing";

    [Actor]
    public void A()
    {
        page = 1;
        Volatile.Write(ref full, true);
        page = 2;
    }

    [Actor]
    public void B()
    {
        if (Volatile.Read(ref full)) seen = $"{page}";
    }

    [Outcome]
    public object Result() => seen;
}
