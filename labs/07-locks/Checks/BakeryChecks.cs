namespace Locking.Checks;

/// <summary>Numbers that each chooses for itself, and still everybody in turn.</summary>
[Exercise("bakery", "Build Lamport's bakery", typeof(IBakery), Order = 8)]
[Hint("Two threads that arrive together may take the same number. Who goes first then?")]
[Hint("Two rules are missing. Of two with the same number the one with the smaller thread number goes first. And nobody compares "
    + "with a number that is being chosen at that moment: a flag says that a thread is choosing.")]
[Hint("Arrive: choosing[me] = 1; numbers[me] = 1 + the greatest; choosing[me] = 0. Await, for each other: spin while "
    + "choosing[other] == 1; then spin while numbers[other] != 0 and (numbers[other], other) comes before (numbers[me], me).")]
public static class BakeryChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(IBakery gate) => Exclusion.Of_two(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(IBakery gate) => Exclusion.Of_data(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(IBakery gate) => Exclusion.Everybody_gets_in(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(IBakery gate) => Exclusion.Alone(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave, 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(IBakery gate) => Exclusion.Of_three(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("First come, first served", Order = 6)]
    public static void First_served(IBakery gate) => FirstCome.First_served(gate);

    [Check("Arriving never waits", Order = 7)]
    public static void Arriving_never_waits(IBakery gate) => FirstCome.Arriving_never_waits(gate);
}
