using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Counting is divided, filling is not: Amdahl's law with filling as the serial part.</summary>
[Mistake(Verdict.WrongOutcome, "counting is the work, the rest does not matter")]
public sealed class CountSortOneFills : ICountSort
{
    public void Sort(int[] input, int[] output, int workers)
    {
        int[][] counts = new int[workers][];
        Workers.Run(workers, me =>
        {
            int[] own = new int[10];
            for (int i = Workers.From(me, workers, input.Length); i < Workers.From(me + 1, workers, input.Length); i++) own[input[i]]++;
            counts[me] = own;
        });
        int place = 0;
        for (int digit = 0; digit < 10; digit++)
        {
            for (int worker = 0; worker < workers; worker++)
            {
                for (int i = 0; i < counts[worker][digit]; i++) output[place++] = digit;
            }
        }
    }
}
