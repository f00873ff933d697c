namespace Messages.Demonstrations;

/// <summary>A message is a copy. What the sender writes afterwards is its own affair.</summary>
[Demonstration("copied", "The sender changes its variable after sending. Does the message change?",
    "box = x; full = true; x = 2  ‖  if (full) seen = box", Order = 1, Heading = "seen", Next = "shared")]
[Expected("1", "the box has what was sent")]
[Expected("nothing", "the receiver looked too early")]
[Forbidden("2", "the sender's later write goes to x, and the box is another variable")]
public sealed class Copied
{
    private int x = 1; // the sender's own
    private int box;
    private bool full;
    private string seen = "nothing";

    [Actor]
    public void A()
    {
        box = x;
        Volatile.Write(ref full, true);
        x = 2;
    }

    [Actor]
    public void B()
    {
        if (Volatile.Read(ref full)) seen = $"{box}";
    }

    [Outcome]
    public object Result() => seen;
}
