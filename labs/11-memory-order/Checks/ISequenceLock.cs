namespace MemoryOrder.Checks;

/// <summary>Two numbers that belong together: one thread writes them and never waits, any thread reads them, again if need be.</summary>
public interface ISequenceLock
{
    /// <summary>Writes both. Called by one thread; never waits.</summary>
    void Write(int x, int y);

    /// <summary>Reads both, as they were written together.</summary>
    (int X, int Y) Read();
}
