namespace Locking.Checks;

/// <summary>Everybody draws a number, and is served in the order of the numbers.</summary>
[Exercise("ticket", "Build a lock with tickets", typeof(ITicket), Order = 6)]
[Hint("Two threads may draw the same ticket: next.Value++ is a read and a write.")]
[Hint("Drawing is one atomic step that returns the number. And the display is changed by one thread only, the one inside: there a"
    + " plain addition with a release write will do.")]
[Hint("Arrive: tickets[me] = Interlocked.Increment(ref next.Value) - 1. Await: spin while Volatile.Read(ref serving.Value) != tickets[me]. "
    + "Leave: Volatile.Write(ref serving.Value, serving.Value + 1).")]
public static class TicketChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(ITicket gate) => Exclusion.Of_two(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(ITicket gate) => Exclusion.Of_data(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(ITicket gate) => Exclusion.Everybody_gets_in(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(ITicket gate) => Exclusion.Alone(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave, 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(ITicket gate) => Exclusion.Of_three(me => { gate.Arrive(me); gate.Await(me); }, gate.Leave);

    [Check("First come, first served", Order = 6)]
    public static void First_served(ITicket gate) => FirstCome.First_served(gate);

    [Check("Arriving never waits", Order = 7)]
    public static void Arriving_never_waits(ITicket gate) => FirstCome.Arriving_never_waits(gate);
}
