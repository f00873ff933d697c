namespace Races.Demonstrations;

/// <summary>Guess before you run it: each thread counts to three. What is the least that x can be in the end?</summary>
[Demonstration("increment-loop", "Two threads count three times each: can it all end with 2?", "3 times x++  ‖  3 times x++",
    Order = 6, Heading = "x", Next = "torn")]
[Expected("6", "nothing was lost")]
[Interesting("5", "one update was lost")]
[Interesting("4", "two were lost")]
[Interesting("3", "three were lost, for instance in step with each other")]
[Interesting("2", "A reads 0; B counts twice; A writes 1; B reads 1; A counts on to the end; B writes 2")]
[Forbidden("1", "the last write is somebody's third: that thread wrote before, so 1 at least was there to read")]
public sealed class LoopedIncrements
{
    private int x;

    [Actor]
    public void A()
    {
        for (int i = 0; i < 3; i++) x++;
    }

    [Actor]
    public void B()
    {
        for (int i = 0; i < 3; i++) x++;
    }

    [Outcome]
    public object Result() => x;
}
