using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>A look that acquires, a lock for those who find nothing, a second look inside, and a write that releases.</summary>
public sealed class Loader : ILoader
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<int> load)
    {
        // Acquire: pairs with the write below. Whoever sees the reference sees all that it points to.
        Settings? seen = Volatile.Read(ref settings);
        if (seen is not null) return seen;
        lock (gate)
        {
            if (settings is null)
            {
                Settings made = new() { Port = load() };

                // Release: complete first, then visible.
                Volatile.Write(ref settings, made);
            }

            return settings;
        }
    }
}
