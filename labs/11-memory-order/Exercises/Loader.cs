using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>Double-checked locking, as it is often written.</summary>
public sealed class Loader : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        // TODO: the look outside of the lock may see an object that is not complete yet.
        if (settings is null)
        {
            lock (gate)
            {
                if (settings is null)
                {
                    settings = new Settings();
                    settings.Port = load();
                }
            }
        }

        return settings;
    }
}
