namespace Locking.Checks;

/// <summary>Two threads, reads and writes, and never both inside.</summary>
[Exercise("peterson", "Build Peterson's lock", typeof(IPeterson), Order = 7)]
[Hint("With flags alone, both may raise theirs and wait for each other. With a turn alone, one waits for another who never comes."
    + " What if one has both?")]
[Hint("Raise your flag, then let the other go first (turn = other). Wait only while the other wants to and it is its turn: of two"
    + " that are at the door, the one that was polite last waits.")]
[Hint("Enter: Interlocked.Exchange(ref wants[me].Value, 1); Interlocked.Exchange(ref turn.Value, other); while (Volatile.Read(ref "
    + "wants[other].Value) == 1 && Volatile.Read(ref turn.Value) == other) spin. Exit: Volatile.Write(ref wants[me].Value, 0).")]
public static class PetersonChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(IPeterson gate) => Exclusion.Of_two(gate.Enter, gate.Exit);

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(IPeterson gate) => Exclusion.Of_data(gate.Enter, gate.Exit);

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(IPeterson gate) => Exclusion.Everybody_gets_in(gate.Enter, gate.Exit);

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(IPeterson gate) => Exclusion.Alone(gate.Enter, gate.Exit, 1);

    [Check("Whoever has the other number need not wait either", Order = 5)]
    public static void Other_alone(IPeterson gate) => Exclusion.Alone(gate.Enter, gate.Exit, 0);
}
