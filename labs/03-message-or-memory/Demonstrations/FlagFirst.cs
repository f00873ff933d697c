namespace Messages.Demonstrations;

/// <summary>A ring's head says how many slots are filled. Moved before the slot is filled, it lies.</summary>
[Demonstration("flag-first", "The writer moves head, then fills the slot. What can be read?",
    "head = 1; slot = 7  ‖  if (head == 1) seen = slot", Order = 3, Heading = "seen", Next = "flag-last")]
[Expected("7", "the slot was filled in time")]
[Interesting("0", "head said that a message is there, and it was not yet")]
[Expected("nothing", "the reader looked too early")]
public sealed class FlagFirst
{
    private int slot;
    private int head;
    private string seen = "nothing";

    [Actor]
    public void Writer()
    {
        Volatile.Write(ref head, 1);
        slot = 7;
    }

    [Actor]
    public void Reader()
    {
        if (Volatile.Read(ref head) == 1) seen = $"{slot}";
    }

    [Outcome]
    public object Result() => seen;
}
