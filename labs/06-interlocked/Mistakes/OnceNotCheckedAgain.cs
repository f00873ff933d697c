using Atomics.Checks;

namespace Atomics.Mistakes;

/// <summary>Whoever waited for the lock loads again, because nobody looks again under it.</summary>
[Mistake(Verdict.FailedAssertion, "with a lock around the loading it is done once")]
public sealed class OnceNotCheckedAgain : IOnce
{
    private readonly Lock gate = new();
    private Settings? settings;

    public Settings Get(Func<Settings> load)
    {
        if (Volatile.Read(ref settings) is null)
        {
            lock (gate)
            {
                Volatile.Write(ref settings, load());
            }
        }

        return Volatile.Read(ref settings)!;
    }
}
