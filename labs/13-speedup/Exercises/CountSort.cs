using Scaling.Checks;

namespace Scaling.Exercises;

/// <summary>Counts, then fills.</summary>
public sealed class CountSort : ICountSort
{
    // TODO: divide both phases among the workers.
    public void Sort(int[] input, int[] output, int workers)
    {
        int[] counts = new int[10];
        foreach (int digit in input)
        {
            counts[digit]++;
        }

        int place = 0;
        for (int digit = 0; digit < 10; digit++)
        {
            for (int i = 0; i < counts[digit]; i++)
            {
                output[place++] = digit;
            }
        }
    }
}
