using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Shown first and filled in afterwards: the reader may come in between.</summary>
[Mistake(Verdict.FailedAssertion, "once the reference is published, the rest follows by itself")]
public sealed class BoardFilledLater : IBoard
{
    private Departure? latest;

    public void Publish(int hour, int minute)
    {
        Departure made = new();
        Volatile.Write(ref latest, made);
        Volatile.Write(ref made.Hour, hour);
        Volatile.Write(ref made.Minute, minute);
    }

    public (int Hour, int Minute)? Read()
    {
        Departure? shown = Volatile.Read(ref latest);
        return shown is null ? null : (Volatile.Read(ref shown.Hour), Volatile.Read(ref shown.Minute));
    }

    private sealed class Departure
    {
        public int Hour;
        public int Minute;
    }
}
