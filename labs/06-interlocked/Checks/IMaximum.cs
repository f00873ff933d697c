namespace Atomics.Checks;

/// <summary>Remembers the greatest number that was offered. Any thread may offer at any time, and none ever waits for another.</summary>
public interface IMaximum
{
    /// <summary>Offers a number, 0 or greater.</summary>
    void Offer(int number);

    /// <summary>The greatest number offered so far; 0 if there was none. It never falls.</summary>
    int Value { get; }
}
