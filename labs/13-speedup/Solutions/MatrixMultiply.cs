using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>Multiplies row by column. Each worker makes some rows of the product: nobody else writes there, and A and B are only read.</summary>
public sealed class MatrixMultiply : IMatrixMultiply
{
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        Workers.Run(workers, me =>
        {
            for (int i = Workers.From(me, workers, n); i < Workers.From(me + 1, workers, n); i++)
            {
                for (int j = 0; j < n; j++)
                {
                    int sum = 0;
                    for (int k = 0; k < n; k++)
                    {
                        sum += a[(i * n) + k] * b[(k * n) + j];
                    }

                    c[(i * n) + j] = sum;
                }
            }
        });
    }
}
