using Atomics.Checks;

namespace Atomics.Exercises;

/// <summary>Loads settings when somebody first asks for them.</summary>
public sealed class Once : IOnce
{
    private Settings? settings;

    // TODO: whatever the threads' order, load is called once, and everybody gets what it returned.
    public Settings Get(Func<Settings> load)
    {
        if (settings is null)
        {
            settings = load();
        }

        return settings;
    }
}
