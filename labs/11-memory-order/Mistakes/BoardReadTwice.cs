using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Asked twice, and answered twice: the hour of one departure, the minute of the next.</summary>
[Mistake(Verdict.FailedAssertion, "what was read once is still the same a line later")]
public sealed class BoardReadTwice : IBoard
{
    private Departure? latest;

    public void Publish(int hour, int minute)
    {
        Volatile.Write(ref latest, new Departure(hour, minute));
    }

    public (int Hour, int Minute)? Read()
    {
        if (Volatile.Read(ref latest) is null) return null;
        return (Volatile.Read(ref latest)!.Hour, Volatile.Read(ref latest)!.Minute);
    }

    private sealed class Departure(int hour, int minute)
    {
        public int Hour { get; } = hour;

        public int Minute { get; } = minute;
    }
}
