using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Filling is divided, counting is not: Amdahl's law with counting as the serial part.</summary>
[Mistake(Verdict.WrongOutcome, "writing is the work, reading costs nothing")]
public sealed class CountSortOneCounts : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        int[] counts = new int[10];
        foreach (int value in input) counts[value]++;
        Workers.Run(workers, me =>
        {
            int digit = 0, end = counts[0];
            for (int i = 0; i < Workers.From(me + 1, workers, output.Length); i++)
            {
                while (i >= end) end += counts[++digit];
                if (i >= Workers.From(me, workers, output.Length)) output[i] = digit;
            }
        });
    }
}
