using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>The right object, and a plain reference to it: nothing promises that what it points to is seen with it.</summary>
[Mistake(Verdict.DataRace, "a reference is written in one piece, so a plain one will do")]
public sealed class BoardPlainReference : IBoard
{
    private Departure? latest;

    public void Publish(int hour, int minute)
    {
        latest = new Departure(hour, minute);
    }

    public (int Hour, int Minute)? Read()
    {
        Departure? shown = latest;
        return shown is null ? null : (shown.Hour, shown.Minute);
    }

    private sealed class Departure(int hour, int minute)
    {
        public int Hour { get; } = hour;

        public int Minute { get; } = minute;
    }
}
