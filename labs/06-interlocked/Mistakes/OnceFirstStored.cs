using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Exactly one result is stored. Both callers have loaded by then.</summary>
[Mistake(Verdict.FailedAssertion, "what is stored once was loaded once")]
public sealed class OnceFirstStored : IOnce
{
    private Settings? settings;

    public Settings Get(Func<Settings> load)
    {
        Settings? found = Volatile.Read(ref settings);
        if (found is not null) return found;
        Settings mine = load();
        return Interlocked.CompareExchange(ref settings, mine, null) ?? mine;
    }
}
