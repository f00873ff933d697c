namespace Scaling.Checks;

/// <summary>Sorts digits by counting how often each occurs, and writing each as often.</summary>
public interface ICountSort
{
    /// <summary>
    /// Writes the digits of the input, each from 0 to 9, into the output in ascending order. As many new threads as there are workers
    /// count at the same time, and at the same time fill. When the method returns all have ended.
    /// </summary>
    /// <param name="input">The digits. Only read.</param>
    /// <param name="output">As long as the input. Each element is written once.</param>
    /// <param name="workers">How many workers.</param>
    void Sort(int[] input, int[] output, int workers);
}
