namespace Locking.Checks;

/// <summary>One word, one atomic step, and everybody spins on it.</summary>
[Exercise("test-and-set", "Build a lock from one exchange", typeof(ITestAndSet), Order = 4)]
[Hint("Two threads may both find 0 before either has written 1. Watch it: threads run locks/flag")]
[Hint("Looking and taking have to be one step: there is an Interlocked call that writes 1 and tells what was there before.")]
[Hint("Enter: while (Interlocked.Exchange(ref held, 1) == 1) spin once. Exit: Volatile.Write(ref held, 0).")]
public static class TestAndSetChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(ITestAndSet gate) => Exclusion.Of_two(_ => gate.Enter(), _ => gate.Exit());

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(ITestAndSet gate) => Exclusion.Of_data(_ => gate.Enter(), _ => gate.Exit());

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(ITestAndSet gate) => Exclusion.Everybody_gets_in(_ => gate.Enter(), _ => gate.Exit());

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(ITestAndSet gate) => Exclusion.Alone(_ => gate.Enter(), _ => gate.Exit(), 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(ITestAndSet gate) => Exclusion.Of_three(_ => gate.Enter(), _ => gate.Exit());
}
