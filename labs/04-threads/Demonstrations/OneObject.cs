namespace Forking.Demonstrations;

/// <summary>
/// Objects are on the heap, and the heap is shared: whoever has a reference sees the same object.
/// </summary>
[Demonstration("heap", "Each writes its number into one object and reads it back. Does it find its own?",
    "o.X = 1; a = o.X  ‖  o.X = 2; b = o.X", Order = 2, Heading = "a b", Next = "heap-two")]
[Expected("1 2", "each read back before the other wrote")]
[Interesting("2 2", "B wrote between A's write and A's read")]
[Interesting("1 1", "A wrote between B's write and B's read")]
[Forbidden("2 1", "each would have written after the other")]
public sealed class OneObject
{
    private sealed class Box
    {
        public int X;
    }

    private readonly Box shared = new();
    private int a;
    private int b;

    [Actor]
    public void A()
    {
        Box mine = shared; // the reference is copied, the object is not
        mine.X = 1;
        a = mine.X;
    }

    [Actor]
    public void B()
    {
        Box mine = shared;
        mine.X = 2;
        b = mine.X;
    }

    [Outcome]
    public object Result() => $"{a} {b}";
}
