using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>All workers count in one table: the same digit in both halves is two increments of one element.</summary>
[Mistake(Verdict.LostUpdate, "each has its own part of the input, so nothing is shared")]
public sealed class CountSortOneTable : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        int[] counts = new int[10];
        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, input.Length); i < Workers.From(me + 1, workers, input.Length); i++) counts[input[i]]++;
        });
        Workers.Run(workers, me =>
        {
            int digit = 0, end = counts[0];
            for (int i = Workers.From(me, workers, output.Length); i < Workers.From(me + 1, workers, output.Length); i++)
            {
                while (i >= end && digit < 9) end += counts[++digit];
                output[i] = digit;
            }
        });
    }
}
