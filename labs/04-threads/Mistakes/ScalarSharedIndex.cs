using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>The workers take elements from a shared counter, by ++: two may take the same element, which is then multiplied twice.</summary>
[Mistake(Verdict.LostUpdate, "next++ hands out each number once")]
public sealed class ScalarSharedIndex : IScalar
{
    private int next;

    public void Multiply(int[] vector, int factor, int workers)
    {
        next = 0;
        Thread[] threads = new Thread[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            threads[worker] = new Thread(() => Work(vector, factor));
            threads[worker].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    private void Work(int[] vector, int factor)
    {
        int i;
        while ((i = next++) < vector.Length)
        {
            vector[i] *= factor;
        }
    }
}
