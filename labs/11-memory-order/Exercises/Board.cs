using MemoryOrder.Checks;

namespace MemoryOrder.Exercises;

/// <summary>A board for departures, of three variables.</summary>
public sealed class Board : IBoard
{
    private int hour;
    private int minute;
    private bool there;

    public void Publish(int hour, int minute)
    {
        // TODO: a reader must never see half of it.
        there = true;
        this.hour = hour;
        this.minute = minute;
    }

    public (int Hour, int Minute)? Read()
    {
        if (!there) return null;
        return (hour, minute);
    }
}
