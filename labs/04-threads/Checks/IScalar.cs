namespace Forking.Checks;

/// <summary>A vector times a number: many small multiplications that do not depend on each other.</summary>
public interface IScalar
{
    /// <summary>
    /// Multiplies each element by the factor, in place. As many new threads as there are workers do a chunk each, at the same time;
    /// when the method returns all have ended.
    /// </summary>
    void Multiply(int[] vector, int factor, int workers);
}
