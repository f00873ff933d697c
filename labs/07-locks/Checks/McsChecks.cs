namespace Locking.Checks;

/// <summary>Everybody waits on a word of its own, and is called by the one before.</summary>
[Exercise("mcs", "Build an MCS lock", typeof(IMcs), Order = 10)]
[Hint("Leave finds nobody behind it and empties the queue. What if somebody joins between these two steps, or has joined and not "
    + "yet made itself known?")]
[Hint("The queue may be emptied only if one is still the last: a compare-and-exchange can do both in one step. If it fails "
    + "somebody is coming: wait until it is linked, and then call it.")]
[Hint("Leave: int next = Volatile.Read(ref nodes[me].Next); if (next == Nobody) { if (Interlocked.CompareExchange(ref tail.Value, Nobody, me) == me) "
    + "return; spin while (next = Volatile.Read(ref nodes[me].Next)) == Nobody; } then Volatile.Write(ref nodes[next].Waits, 0).")]
public static class McsChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(IMcs gate) => Exclusion.Of_two(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(IMcs gate) => Exclusion.Of_data(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(IMcs gate) => Exclusion.Everybody_gets_in(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(IMcs gate) => Exclusion.Alone(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave, 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(IMcs gate) => Exclusion.Of_three(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("First come, first served", Order = 6)]
    public static void First_served(IMcs gate) => FirstCome.First_served(gate);

    [Check("Arriving never waits", Order = 7)]
    public static void Arriving_never_waits(IMcs gate) => FirstCome.Arriving_never_waits(gate);
}
