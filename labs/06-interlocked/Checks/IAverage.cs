namespace Atomics.Checks;

/// <summary>The running average of whole numbers. Any thread may call at any time, and none ever waits for another.</summary>
public interface IAverage
{
    /// <summary>Adds a number, positive or negative.</summary>
    void Add(int number);

    /// <summary>The sum of the numbers so far divided by how many there are; 0 if there are none.</summary>
    double Mean { get; }
}
