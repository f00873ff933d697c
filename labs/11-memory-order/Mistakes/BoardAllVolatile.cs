using MemoryOrder.Checks;

namespace MemoryOrder.Mistakes;

/// <summary>Every variable is careful, and the three together are not one: there is a moment between them.</summary>
[Mistake(Verdict.FailedAssertion, "if every access is volatile, nothing can go wrong")]
public sealed class BoardAllVolatile : IBoard
{
    private int hour;
    private int minute;
    private bool there;

    public void Publish(int hour, int minute)
    {
        Volatile.Write(ref this.hour, hour);
        Volatile.Write(ref this.minute, minute);
        Volatile.Write(ref there, true);
    }

    public (int Hour, int Minute)? Read()
    {
        if (!Volatile.Read(ref there)) return null;
        return (Volatile.Read(ref hour), Volatile.Read(ref minute));
    }
}
