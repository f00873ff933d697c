using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Every worker counts the whole input, so that none waits for another. All are at work, and counting takes as long as with one.</summary>
[Mistake(Verdict.WrongOutcome, "nobody waits, so it is faster")]
public sealed class CountSortAllCount : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        Workers.Run(workers, me =>
        {
            int[] own = new int[10];
            foreach (int value in input) own[value]++;
            int digit = 0, end = own[0];
            for (int i = 0; i < Workers.From(me + 1, workers, output.Length); i++)
            {
                while (i >= end) end += own[++digit];
                if (i >= Workers.From(me, workers, output.Length)) output[i] = digit;
            }
        });
    }
}
