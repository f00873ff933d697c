using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>The program is the same for all, and their number is to tell them what to do; here nobody looks at it, and each does the whole.</summary>
[Mistake(Verdict.LostUpdate, "if I start four threads on a method, each does a quarter of it")]
public sealed class ScalarEverybodyAll : IScalar
{
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

    private static void Work(int[] vector, int factor, int me, int workers)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] *= factor;
        }
    }
}
