using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>3 rows, 2 workers, 1 row each: the last row is nobody's.</summary>
[Mistake(Verdict.FailedAssertion, "the rows divide evenly")]
public sealed class MatrixMultiplyRestForgotten : IMatrixMultiply
{
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        int rows = n / workers;
        Workers.Run(workers, me =>
        {
            for (int i = me * rows; i < (me + 1) * rows; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    int sum = 0;
                    for (int k = 0; k < n; k++) sum += a[(i * n) + k] * b[(k * n) + j];
                    c[(i * n) + j] = sum;
                }
            }
        });
    }
}
