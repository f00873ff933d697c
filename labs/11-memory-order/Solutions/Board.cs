using MemoryOrder.Checks;

namespace MemoryOrder.Solutions;

/// <summary>Made in private, and shown with one write: an object that never changes once others can see it.</summary>
public sealed class Board : IBoard
{
    private Departure? latest;

    public void Publish(int hour, int minute)
    {
        // Release: all that the constructor wrote is out before the reference is. Pairs with the read in Read.
        Volatile.Write(ref latest, new Departure(hour, minute));
    }

    public (int Hour, int Minute)? Read()
    {
        // Acquire, and once: two reads might see two departures.
        Departure? shown = Volatile.Read(ref latest);
        return shown is null ? null : (shown.Hour, shown.Minute);
    }

    private sealed class Departure(int hour, int minute)
    {
        public int Hour { get; } = hour;

        public int Minute { get; } = minute;
    }
}
