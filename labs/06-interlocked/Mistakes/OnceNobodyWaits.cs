using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Whoever is not the first finds the work begun, and goes off with null.</summary>
[Mistake(Verdict.FailedAssertion, "whoever is not the first finds the work done")]
public sealed class OnceNobodyWaits : IOnce
{
    private int claimed;
    private Settings? settings;

    public Settings Get(Func<Settings> load)
    {
        if (Interlocked.Exchange(ref claimed, 1) == 0)
        {
            Volatile.Write(ref settings, load());
        }

        return Volatile.Read(ref settings)!;
    }
}
