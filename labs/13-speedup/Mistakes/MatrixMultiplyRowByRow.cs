using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>For every row the workers are started, divide its columns among them, and are joined. A row is far less work than a thread.</summary>
[Mistake(Verdict.WrongOutcome, "the more often work is divided, the more parallel it is")]
public sealed class MatrixMultiplyRowByRow : IMatrixMultiply
{
    public void Multiply(int[] a, int[] b, int[] c, int n, int workers)
    {
        for (int row = 0; row < n; row++)
        {
            int i = row;
            Workers.Run(workers, me =>
            {
                for (int j = Workers.From(me, workers, n); j < Workers.From(me + 1, workers, n); j++)
                {
                    int sum = 0;
                    for (int k = 0; k < n; k++) sum += a[(i * n) + k] * b[(k * n) + j];
                    c[(i * n) + j] = sum;
                }
            });
        }
    }
}
