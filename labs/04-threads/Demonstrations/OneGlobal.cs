namespace Forking.Demonstrations;

/// <summary>
/// A static field is a global variable: there is one of it in the process, for all threads.
/// </summary>
[Demonstration("global", "A and B write to a global variable. What does C find?",
    "global = 1  ‖  global = 2  ‖  found = global", Order = 1, Heading = "found by C", Next = "heap")]
[Expected("0", "C came first")]
[Expected("1", "A wrote last before C looked")]
[Expected("2", "B wrote last before C looked")]
public sealed class OneGlobal
{
    private static int global;

    private int found;

    [Actor]
    public void A() => global = 1;

    [Actor]
    public void B() => global = 2;

    [Actor]
    public void C() => found = global;

    [Outcome]
    public object Result() => found;
}
