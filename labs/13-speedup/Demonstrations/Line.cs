namespace Scaling.Demonstrations;

/// <summary>
/// A cache line, as two cores see it: only the core that has it can write to it, and the other has to fetch it first. It counts how often it
/// was fetched.
/// </summary>
internal sealed class Line
{
    private readonly Lock gate = new();
    private char owner;
    private int fetched;

    public int Fetched
    {
        get
        {
            lock (gate) return fetched;
        }
    }

    /// <summary>A core writes to it.</summary>
    public void Write(char core)
    {
        lock (gate)
        {
            if (owner != core) fetched++;
            owner = core;
        }
    }
}
