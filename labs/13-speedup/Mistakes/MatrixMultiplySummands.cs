using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>The innermost loop is divided: every element of the product is a sum to which all workers add.</summary>
[Mistake(Verdict.LostUpdate, "any of the three loops can be divided")]
public sealed class MatrixMultiplySummands : IMatrixMultiply
{
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        Array.Clear(c);
        Workers.Run(workers, me =>
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    for (int k = Workers.From(me, workers, n); k < Workers.From(me + 1, workers, n); k++) c[(i * n) + j] += a[(i * n) + k] * b[(k * n) + j];
                }
            }
        });
    }
}
