using Forking.Checks;

namespace Forking.Exercises;

/// <summary>Multiplies a vector by a number. Here the caller does it alone.</summary>
public sealed class Scalar : IScalar
{
    // TODO: let the workers, a new thread each, do an equal chunk each at the same time, and return when all have ended.
    public void Multiply(int[] vector, int factor, int workers)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] *= factor;
        }
    }
}
