namespace Locking.Checks;

/// <summary>As test-and-set; and whoever waits only reads.</summary>
[Exercise("test-and-test-and-set", "Wait without writing", typeof(ITestAndTestAndSet), Order = 5)]
[Hint("An exchange writes even if it changes nothing: each core that waits takes the word out of the cache of all the others. "
    + "What could one do while the lock is held, instead of trying to take it?")]
[Hint("Read until it is free, and only then exchange. The exchange may still find that another was faster; then go away for a "
    + "while, longer each time (back off), and begin again with reading.")]
[Hint("for (int pause = 1; ; pause = Math.Min(2 * pause, 8)) { while (Volatile.Read(ref word) != 0) wait.SpinOnce(); if "
    + "(Interlocked.Exchange(ref word, 1) == 0) return; Thread.SpinWait(pause); }")]
public static class TestAndTestAndSetChecks
{
    [Check("Two threads are never inside together", Order = 1)]
    public static void Two_threads(ITestAndTestAndSet gate) => Exclusion.Of_two(_ => gate.Enter(), _ => gate.Exit());

    [Check("What one writes inside the next one finds", Order = 2)]
    public static void Data(ITestAndTestAndSet gate) => Exclusion.Of_data(_ => gate.Enter(), _ => gate.Exit());

    [Check("Whoever comes again gets in again", Order = 3)]
    public static void Everybody_gets_in(ITestAndTestAndSet gate) => Exclusion.Everybody_gets_in(_ => gate.Enter(), _ => gate.Exit());

    [Check("Whoever comes alone need not wait", Order = 4)]
    public static void Alone(ITestAndTestAndSet gate) => Exclusion.Alone(_ => gate.Enter(), _ => gate.Exit(), 1);

    [Check("Of three threads no two are ever inside together", Order = 5)]
    public static void Three_threads(ITestAndTestAndSet gate) => Exclusion.Of_three(_ => gate.Enter(), _ => gate.Exit());

    // The check itself holds the lock, by a value that no lock would write: who writes while it waits overwrites it.
    [Check("Whoever waits only reads", Order = 6)]
    public static void Only_reads(ITestAndTestAndSet gate)
    {
        const int Mark = 77;
        Volatile.Write(ref gate.Word, Mark);
        int seen = 0;
        Together.Run(
            () => { gate.Enter(); gate.Exit(); },
            () =>
            {
                seen = Volatile.Read(ref gate.Word);
                Volatile.Write(ref gate.Word, 0);
            });
        Check.That(seen == Mark, $"The lock was held, and a thread that waited for it wrote {seen} into its word.");
    }
}
