namespace Forking.Demonstrations;

/// <summary>
/// Both run the same method. Its local variable is on the stack, and each thread has a stack of its own.
/// </summary>
[Demonstration("local", "Both are in the same method. Do they share its local variable?",
    "a = Add(1)  ‖  b = Add(2)       int Add(int n) { int local = 10; local += n; return local; }", Order = 4, Heading = "a b", Next = "local-captured")]
[Expected("11 12", "two calls, two variables")]
[Forbidden("13 12", "A's variable is on A's stack: B does not add to it")]
[Forbidden("11 13", "B's variable is on B's stack: A does not add to it")]
public sealed class LocalVariable
{
    private int a;
    private int b;

    [Actor]
    public void A() => a = Add(1);

    [Actor]
    public void B() => b = Add(2);

    [Outcome]
    public object Result() => $"{a} {b}";

    private static int Add(int number)
    {
        int local = 10;
        local += number;
        return local;
    }
}
