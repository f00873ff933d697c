using Races.Checks;

namespace Races.Mistakes;

/// <summary>Every call makes a lock of its own, so that nobody ever waits for anybody.</summary>
[Mistake(Verdict.LostUpdate, "the word lock protects what stands in its braces, whatever object it locks")]
public sealed class CounterNewLock : ICounter
{
    private int value;

    public void Increment()
    {
        lock (new object())
        {
            value++;
        }
    }

    public int Value => value;
}
