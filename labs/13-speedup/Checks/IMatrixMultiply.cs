namespace Scaling.Checks;

/// <summary>C = A · B, for square matrices whose rows stand one after the other: element (i, j) is <c>[i * n + j]</c>.</summary>
public interface IMatrixMultiply
{
    /// <summary>
    /// Multiplies. As many new threads as there are workers do it at the same time; when the method returns all have ended.
    /// </summary>
    /// <param name="a">The left factor. Only read.</param>
    /// <param name="b">The right factor. Only read.</param>
    /// <param name="c">The product. Whatever stands there before is overwritten; each element is written once.</param>
    /// <param name="n">How many rows and columns each has.</param>
    /// <param name="workers">How many workers.</param>
    void Multiply(int[] a, int[] b, int[] c, int n, int workers);
}
