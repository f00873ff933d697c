using Forking.Checks;

namespace Forking.Solutions;

/// <summary>
/// Multiplies a vector by a number. All workers run the same method on different elements: nobody writes where another
/// reads, so they need nothing from each other but the join at the end.
/// </summary>
public sealed class Scalar : IScalar
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
        int from = (int)((long)vector.Length * me / workers);
        int to = (int)((long)vector.Length * (me + 1) / workers);
        for (int i = from; i < to; i++)
        {
            vector[i] *= factor;
        }
    }
}
