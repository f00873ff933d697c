namespace Forking.Demonstrations;

/// <summary>
/// The heap is shared, but an object to which nobody else has a reference is as good as private.
/// </summary>
[Demonstration("heap-two", "And if each makes an object of its own?",
    "o = new(); o.X = 1; a = o.X  ‖  o = new(); o.X = 2; b = o.X", Order = 3, Heading = "a b", Next = "local")]
[Expected("1 2", "nobody else knows the object")]
[Forbidden("2 2", "B has no reference to A's object")]
[Forbidden("1 1", "A has no reference to B's object")]
public sealed class TwoObjects
{
    private sealed class Box
    {
        public int X;
    }

    private int a;
    private int b;

    [Actor]
    public void A()
    {
        Box mine = new();
        mine.X = 1;
        a = mine.X;
    }

    [Actor]
    public void B()
    {
        Box mine = new();
        mine.X = 2;
        b = mine.X;
    }

    [Outcome]
    public object Result() => $"{a} {b}";
}
