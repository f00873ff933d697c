namespace Locking.Checks;

/// <summary>Everybody waits for the one before, and for nobody else.</summary>
[Exercise("clh", "Build a CLH lock", typeof(IClh), Order = 9)]
[Hint("Two threads that arrive together may both find the same node at the end of the queue. Whom does the second of them wait for?")]
[Hint("Joining the queue is one step: put your own node at the end, and learn which was there before. And look at Leave: the node"
    + " that you set free may still be watched by the one behind you, so it is not yours any more. Whose node will nobody look at"
    + " again?")]
[Hint("Arrive: Volatile.Write(ref nodes[place.Mine].Held, 1); place.Before = Interlocked.Exchange(ref tail.Value, place.Mine). Leave: "
    + "Volatile.Write(ref nodes[place.Mine].Held, 0); place.Mine = place.Before.")]
public static class ClhChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(IClh gate) => Exclusion.Of_two(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(IClh gate) => Exclusion.Of_data(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(IClh gate) => Exclusion.Everybody_gets_in(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(IClh gate) => Exclusion.Alone(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave, 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(IClh gate) => Exclusion.Of_three(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("First come, first served", Order = 6)]
    public static void First_served(IClh gate) => FirstCome.First_served(gate);

    [Check("Arriving never waits", Order = 7)]
    public static void Arriving_never_waits(IClh gate) => FirstCome.Arriving_never_waits(gate);
}
