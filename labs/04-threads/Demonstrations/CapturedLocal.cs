namespace Forking.Demonstrations;

/// <summary>
/// A local variable that a lambda uses is moved to the heap by the compiler. Two lambdas on two threads: one variable, shared.
/// </summary>
[Demonstration("local-captured", "A local variable that two lambdas use: private or shared?",
    "int local = 0; start (local++); start (local++); join both", Order = 5, Heading = "local", Next = "thread-static")]
[Expected("2", "one after the other")]
[Interesting("1", "it is shared, so an update can be lost")]
public sealed class CapturedLocal
{
    private int result;

    [Actor]
    public void A()
    {
        int local = 0;
        Thread first = new(() => local++);
        Thread second = new(() => local++);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        result = local;
    }

    [Outcome]
    public object Result() => result;
}
