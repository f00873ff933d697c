namespace Forking.Checks;

/// <summary>A total for each thread, and nobody gets in anybody's way.</summary>
public interface ITotals
{
    /// <summary>Adds a number to the calling thread's own total. Any thread, at any time; none ever waits for another.</summary>
    void Add(int number);

    /// <summary>The calling thread's own total: what it has added itself, 0 if nothing.</summary>
    int Mine { get; }

    /// <summary>The totals of all threads together, those that have ended included. Called once the adding threads have ended.</summary>
    int All();
}
