using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>3 elements, 2 workers, 1 each: the last element is nobody's.</summary>
[Mistake(Verdict.FailedAssertion, "length / workers elements each are all elements")]
public sealed class ScalarRestForgotten : IScalar
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
        int size = vector.Length / workers;
        for (int i = me * size; i < (me + 1) * size; i++)
        {
            vector[i] *= factor;
        }
    }
}
