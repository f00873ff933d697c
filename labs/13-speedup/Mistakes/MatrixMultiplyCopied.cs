using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>One thread multiplies into a matrix of its own, and then all copy from it: the threads share out what costs nothing.</summary>
[Mistake(Verdict.WrongOutcome, "what is written by all was made by all")]
public sealed class MatrixMultiplyCopied : IMatrixMultiply
{
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        int[] product = new int[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++) product[(i * n) + j] += a[(i * n) + k] * b[(k * n) + j];
            }
        }

        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, n) * n; i < Workers.From(me + 1, workers, n) * n; i++) c[i] = product[i];
        });
    }
}
