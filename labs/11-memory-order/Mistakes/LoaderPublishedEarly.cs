using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Visible first, complete later: a caller that looks in between gets port 0.</summary>
[Mistake(Verdict.FailedAssertion, "nobody can see it while I hold the lock")]
public sealed class LoaderPublishedEarly : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        Settings? seen = Volatile.Read(ref settings);
        if (seen is not null) return seen;
        lock (gate)
        {
            if (settings is null)
            {
                Settings made = new();
                Volatile.Write(ref settings, made);
                made.Port = load();
            }

            return settings;
        }
    }
}
