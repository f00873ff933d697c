using Races.Checks;

namespace Races.Mistakes;

/// <summary>An int is no object: the cast makes a new box each time, and two threads lock two boxes.</summary>
[Mistake(Verdict.LostUpdate, "one locks the variable that is to be protected")]
public sealed class CounterLockedBox : ICounter
{
    private int value;

    public void Increment()
    {
        lock ((object)value)
        {
            value++;
        }
    }

    public int Value => value;
}
