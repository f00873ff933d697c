namespace Forking.Demonstrations;

/// <summary>
/// [ThreadStatic] makes a global variable one that each thread has for itself.
/// </summary>
[Demonstration("thread-static", "Each writes its number into a thread-static global and reads it back. Does it find its own?",
    "mine = 1; a = mine  ‖  mine = 2; b = mine", Order = 6, Heading = "a b", Next = "not-joined")]
[Expected("1 2", "one name, and a variable for each thread")]
[Forbidden("2 2", "B cannot write into A's variable")]
[Forbidden("1 1", "A cannot write into B's variable")]
public sealed class ThreadStaticField
{
    [ThreadStatic]
    private static int mine;

    private int a;
    private int b;

    [Actor]
    public void A()
    {
        mine = 1;
        a = mine;
    }

    [Actor]
    public void B()
    {
        mine = 2;
        b = mine;
    }

    [Outcome]
    public object Result() => $"{a} {b}";
}
