using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>One lock around each worker's whole work: nothing can go wrong, and nothing is done at the same time.</summary>
[Mistake(Verdict.WrongOutcome, "threads that write into the same array need a lock")]
public sealed class ScalarLockedWork : IScalar
{
    private readonly Lock gate = new();

    public void Multiply(int[] vector, int factor, int workers)
    {
        Thread[] threads = new Thread[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            int me = worker;
            threads[worker] = new Thread(() => Work(vector, factor, me, workers));
            threads[worker].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    private void Work(int[] vector, int factor, int me, int workers)
    {
        int from = (int)((long)vector.Length * me / workers);
        int to = (int)((long)vector.Length * (me + 1) / workers);
        lock (gate)
        {
            for (int i = from; i < to; i++)
            {
                vector[i] *= factor;
            }
        }
    }
}
