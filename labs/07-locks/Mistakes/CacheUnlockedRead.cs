using Locking.Checks;

namespace Locking.Mistakes;

/// <summary>Readers do not disturb each other, and are disturbed by writers all the same.</summary>
[Mistake(Verdict.FailedAssertion, "who changes nothing needs no lock")]
public sealed class CacheUnlockedRead : ICache
{
    private readonly object gate = new();
    private readonly int[] entries = new int[2];

    public void Read(Action<int> use)
    {
        foreach (int entry in entries) use(entry);
    }

    public void Write(Func<int, int> change)
    {
        lock (gate)
        {
            for (int i = 0; i < entries.Length; i++) entries[i] = change(entries[i]);
        }
    }
}
