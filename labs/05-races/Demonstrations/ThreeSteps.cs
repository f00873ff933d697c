namespace Races.Demonstrations;

/// <summary>x++ is no single step: the machine reads x, adds 1 in a register, and writes x. Here the three are spelled out.</summary>
[Demonstration("steps", "What are the steps of x++, and how can two threads mix them?", "r = x; r = r + 1; x = r  ‖  the same",
    Order = 1, Heading = "A read, B read, x", Next = "increment")]
[Expected("0, 1, 2", "A did all its steps before B began")]
[Expected("1, 0, 2", "B did all its steps before A began")]
[Interesting("0, 0, 1", "both read before either wrote: the second write repeats the first")]
[Forbidden("1, 1, 2", "somebody has to read first, and finds 0")]
public sealed class ThreeSteps
{
    private int x;
    private int readByA;
    private int readByB;

    [Actor]
    public void A()
    {
        int register = x;           // read:  memory → register
        readByA = register;
        register = register + 1;    // add:   inside the core, nobody sees it
        x = register;               // write: register → memory
    }

    [Actor]
    public void B()
    {
        int register = x;
        readByB = register;
        register = register + 1;
        x = register;
    }

    [Outcome]
    public object Result() => $"{readByA}, {readByB}, {x}";
}
