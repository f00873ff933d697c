using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>The reference does not tear. But nothing says that the settings it leads to are seen complete.</summary>
[Mistake(Verdict.DataRace, "a reference is one word, so it may be written and read plainly")]
public sealed class OncePlainReference : IOnce
{
    private int claimed;
    private Settings? settings;

    public Settings Get(Func<Settings> load)
    {
        if (Interlocked.Exchange(ref claimed, 1) == 0)
        {
            settings = load();
        }

        SpinWait wait = new();
        while (settings is null) wait.SpinOnce();
        return settings;
    }
}
