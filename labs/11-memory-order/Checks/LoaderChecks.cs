namespace MemoryOrder.Checks;

/// <summary>Loaded once, complete for everybody, and later for nothing.</summary>
[Exercise("double-checked", "Load once, and lock only then", typeof(ILoader), Order = 3)]
[Hint("The first look is outside of the lock: nothing orders it with the write inside. What may it see of an object that another thread is still filling in?")]
[Hint("Three things make it right: the look outside acquires, the write inside releases and comes when the object is complete, and there is a second look "
    + "inside the lock, for whoever waited while another loaded.")]
[Hint("Settings? seen = Volatile.Read(ref settings); if (seen is not null) return seen; lock (gate) { if (settings is null) { Settings made = new() { Port = "
    + "load() }; Volatile.Write(ref settings, made); } return settings; }")]
public static class LoaderChecks
{
    [Check("Two that ask at once: loaded once, and the same for both", Order = 1)]
    public static void Loaded_once(ILoader loader)
    {
        int loads = 0;
        int Load()
        {
            Interlocked.Increment(ref loads);
            return 80;
        }

        Settings? first = null, second = null;
        Together.Run(
            () => first = loader.Get(Load),
            () => second = loader.Get(Load));
        Check.Equal(1, loads, "The number of loads");
        Check.That(ReferenceEquals(first, second), "Two callers got different settings.");
    }

    [Check("Whoever gets the settings gets them complete", Order = 2)]
    public static void Complete(ILoader loader)
    {
        int first = 0, second = 0;
        Together.Run(
            () => first = loader.Get(() => 80).Port,
            () => second = loader.Get(() => 80).Port);
        Check.Equal(80, first, "The port that A got");
        Check.Equal(80, second, "The port that B got");
    }

    [Check("Once they are loaded, nobody waits for anybody", Order = 3)]
    public static void Free_later(ILoader loader)
    {
        loader.Get(() => 80);
        Together.Run(
            () => Waiting.Never(() => loader.Get(() => 443), "Get", "The settings were loaded long ago: a look without the lock should do."),
            () => loader.Get(() => 443));
    }
}
