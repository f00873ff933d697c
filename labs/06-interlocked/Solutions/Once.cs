using Atomics.Checks;

namespace Atomics.Solutions;

/// <summary>Loads settings when somebody first asks for them. One exchange says who is first; the others wait for the result.</summary>
public sealed class Once : IOnce
{
    private int claimed;
    private Settings? settings;

    public Settings Get(Func<Settings> load)
    {
        if (Interlocked.Exchange(ref claimed, 1) == 0)
        {
            // Release: whoever reads the reference below finds the settings complete.
            Volatile.Write(ref settings, load());
        }

        SpinWait wait = new();
        Settings? loaded;
        while ((loaded = Volatile.Read(ref settings)) is null) wait.SpinOnce();
        return loaded;
    }
}
