using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Whoever waited for the lock loads again: it looked before it waited, and not after.</summary>
[Mistake(Verdict.LostUpdate, "what I saw before the lock is still true inside it")]
public sealed class LoaderCheckedOnce : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        Settings? seen = Volatile.Read(ref settings);
        if (seen is not null) return seen;
        lock (gate)
        {
            Settings made = new() { Port = load() };
            Volatile.Write(ref settings, made);
            return made;
        }
    }
}
