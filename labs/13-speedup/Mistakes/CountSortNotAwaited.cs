using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Each worker goes on to fill as soon as it has counted. The others' tables may not be there yet.</summary>
[Mistake(Verdict.UnhandledException, "when I have counted, counting is over")]
public sealed class CountSortNotAwaited : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        int[][] counts = new int[workers][];
        Workers.Run(workers, me =>
        {
            int[] own = new int[10];
            for (int i = Workers.From(me, workers, input.Length); i < Workers.From(me + 1, workers, input.Length); i++) own[input[i]]++;
            Volatile.Write(ref counts[me], own);
            int digit = -1, end = 0;
            for (int i = Workers.From(me, workers, output.Length); i < Workers.From(me + 1, workers, output.Length); i++)
            {
                while (i >= end)
                {
                    digit++;
                    for (int worker = 0; worker < workers; worker++) end += Volatile.Read(ref counts[worker])[digit];
                }

                output[i] = digit;
            }
        });
    }
}
