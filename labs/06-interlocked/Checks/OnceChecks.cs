namespace Atomics.Checks;

/// <summary>Loaded once, and everybody gets the same, complete settings.</summary>
[Exercise("once", "Load once, whoever comes first", typeof(IOnce), Order = 5)]
[Hint("Two callers may both find that nothing is loaded yet. Then both load.")]
[Hint("One of them has to win, before it loads: which Interlocked call tells exactly one caller that it was first? "
    + "The others need the result too, so they have to wait until it is there.")]
[Hint("if (Interlocked.Exchange(ref claimed, 1) == 0) Volatile.Write(ref settings, load()); and then, for everybody: "
    + "new SpinWait(), and SpinOnce() while Volatile.Read(ref settings) is null.")]
public static class OnceChecks
{
    [Check("Two that ask at once: loaded once", Order = 1)]
    public static void Loaded_once(IOnce once)
    {
        int loads = 0;
        Settings Load()
        {
            Interlocked.Increment(ref loads);
            return new Settings(80);
        }

        Together.Run(
            () => once.Get(Load),
            () => once.Get(Load));
        Check.Equal(1, loads, "The number of loads");
    }

    [Check("Everybody gets the same settings, complete", Order = 2)]
    public static void Same_for_everybody(IOnce once)
    {
        Settings? first = null, second = null;
        int port = 0;
        Together.Run(
            () => first = once.Get(() => new Settings(80)),
            () =>
            {
                second = once.Get(() => new Settings(80));
                port = second?.Port ?? -1;
            });
        Check.That(first is not null && second is not null, "A caller got null instead of the settings.");
        Check.That(ReferenceEquals(first, second), "Two callers got different settings.");
        Check.Equal(80, port, "The port");
    }

    [Check("Whoever asks later gets what was loaded", Order = 3)]
    public static void Later(IOnce once)
    {
        Settings first = once.Get(() => new Settings(80));
        Settings second = once.Get(() => new Settings(443));
        Check.That(ReferenceEquals(first, second), "The second call loaded again.");
        Check.Equal(80, second.Port, "The port");
    }
}
