using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Complete before it is visible, in the source. Without an acquire and a release nothing keeps it so.</summary>
[Mistake(Verdict.DataRace, "the lock inside takes care of the look outside")]
public sealed class LoaderPlain : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        Settings? seen = settings;
        if (seen is not null) return seen;
        lock (gate)
        {
            if (settings is null)
            {
                Settings made = new() { Port = load() };
                settings = made;
            }

            return settings;
        }
    }
}
