using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Each worker is joined before the next is started. It takes as long as one thread, and the time to make the others.</summary>
[Mistake(Verdict.WrongOutcome, "join belongs right after start, as closing belongs to opening")]
public sealed class ScalarOneAfterTheOther : IScalar
{
    public void Multiply(int[] vector, int factor, int workers)
    {
        for (int worker = 0; worker < workers; worker++)
        {
            int me = worker;
            Thread thread = new Thread(() => Work(vector, factor, me, workers));
            thread.Start();
            thread.Join();
        }
    }

    private static void Work(int[] vector, int factor, int me, int workers)
    {
        int from = (int)((long)vector.Length * me / workers);
        int to = (int)((long)vector.Length * (me + 1) / workers);
        for (int i = from; i < to; i++)
        {
            vector[i] *= factor;
        }
    }
}
