using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Right, and slow for ever: each call waits for every other, long after the settings were loaded.</summary>
[Mistake(Verdict.FailedAssertion, "a lock that is free costs nothing")]
public sealed class LoaderAlwaysLocks : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        lock (gate)
        {
            settings ??= new Settings { Port = load() };
            return settings;
        }
    }
}
