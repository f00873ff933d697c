using Scaling.Checks;

namespace Scaling.Exercises;

/// <summary>Multiplies row by column.</summary>
public sealed class MatrixMultiply : IMatrixMultiply
{
    // TODO: divide the work among the workers, so that none writes where another does.
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        for (int i = 0; i < n; i++)
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
    }
}
