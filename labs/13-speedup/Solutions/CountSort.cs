using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>
/// Counts, then fills; in each phase every worker has a chunk: of the input, of the output. What stands at a place of the output follows from
/// the counts alone.
/// </summary>
public sealed class CountSort : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        int[][] counts = new int[workers][];
        Workers.Run(workers, me => counts[me] = Count(input, Workers.From(me, workers, input.Length), Workers.From(me + 1, workers, input.Length)));

        int[] ends = new int[10];
        int end = 0;
        for (int digit = 0; digit < 10; digit++)
        {
            for (int worker = 0; worker < workers; worker++) end += counts[worker][digit];
            ends[digit] = end;
        }

        Workers.Run(workers, me => Fill(output, ends, Workers.From(me, workers, output.Length), Workers.From(me + 1, workers, output.Length)));
    }

    private static int[] Count(int[] input, int from, int to)
    {
        int[] own = new int[10];
        for (int i = from; i < to; i++)
        {
            own[input[i]]++;
        }

        return own;
    }

    private static void Fill(int[] output, int[] ends, int from, int to)
    {
        int digit = 0;
        for (int i = from; i < to; i++)
        {
            while (i >= ends[digit]) digit++;
            output[i] = digit;
        }
    }
}
