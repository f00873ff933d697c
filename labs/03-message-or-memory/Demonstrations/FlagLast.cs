namespace Messages.Demonstrations;

/// <summary>Filled first, then announced. A volatile write keeps what stands before it before it; a volatile read keeps what stands after it after it.</summary>
[Demonstration("flag-last", "The writer fills the slot, then moves head. What can be read?",
    "slot = 7; head = 1  ‖  if (head == 1) seen = slot", Order = 4, Heading = "seen", Next = "look-then-say")]
[Expected("7", "whoever sees head sees the slot")]
[Expected("nothing", "the reader looked too early")]
[Forbidden("0", "head is written after the slot and read before it")]
public sealed class FlagLast
{
    private int slot;
    private int head;
    private string seen = "nothing";

    [Actor]
    public void Writer()
    {
        slot = 7;
        Volatile.Write(ref head, 1);
    }

    [Actor]
    public void Reader()
    {
        if (Volatile.Read(ref head) == 1) seen = $"{slot}";
    }

    [Outcome]
    public object Result() => seen;
}
