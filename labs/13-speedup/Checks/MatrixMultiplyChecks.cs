namespace Scaling.Checks;

/// <summary>The product is right, and its rows are made at the same time.</summary>
[Exercise("matrix-multiply", "The product of two matrices", typeof(IMatrixMultiply), Order = 3)]
[Hint("There are three loops. Which of them can be divided so that no two workers write to the same element of C?")]
[Hint("Each element of C is a sum over k. If the workers divide k, they share all of C; if they divide the rows, each has its own rows of C, and "
    + "only reads A and B. What many only read is in everybody's cache.")]
[Hint("Workers.Run(workers, me => { for (int i = Workers.From(me, workers, n); i < Workers.From(me + 1, workers, n); i++) … the two inner loops as "
    + "they are });")]
public static class MatrixMultiplyChecks
{
    [Check("Two workers multiply 2 by 2", Order = 1)]
    public static void Two_workers(IMatrixMultiply matrix)
    {
        int[] c = [9, 9, 9, 9];
        matrix.Multiply([1, 2, 3, 4], [5, 6, 7, 8], c, 2, 2);
        Check.Equal([19, 22, 43, 50], c, "The product");
    }

    [Check("Two workers multiply 3 by 3, of which one has more rows", Order = 2, Preemptions = 2)]
    public static void Uneven(IMatrixMultiply matrix)
    {
        int[] c = new int[9];
        matrix.Multiply([1, 0, 0, 0, 2, 0, 0, 0, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9], c, 3, 2);
        Check.Equal([1, 2, 3, 8, 10, 12, 21, 24, 27], c, "The product");
    }

    [Check("More workers than rows", Order = 3)]
    public static void More_workers(IMatrixMultiply matrix)
    {
        int[] c = [0];
        matrix.Multiply([6], [7], c, 1, 3);
        Check.Equal([42], c, "The product");
    }

    [Check("8 by 8, as one thread would multiply", Order = 4, Preemptions = 0)]
    public static void Large(IMatrixMultiply matrix)
    {
        const int N = 8;
        int[] a = new int[N * N], b = new int[N * N], c = new int[N * N], expected = new int[N * N];
        for (int i = 0; i < N * N; i++) (a[i], b[i]) = (i % 7, i % 5);
        for (int i = 0; i < N * N; i++)
        {
            for (int k = 0; k < N; k++) expected[i] += a[(i / N * N) + k] * b[(k * N) + (i % N)];
        }

        matrix.Multiply(a, b, c, N, 2);
        Check.Equal(expected, c, "The product");
    }

    // The observer looks at C twice, as in lab 04: both workers were in the middle of their work if each half was half done in between.
    [Check("The workers multiply at the same time", Order = 5, Reaches = Room.Together, RacesAllowed = true, Preemptions = 2)]
    public static string At_once(IMatrixMultiply matrix)
    {
        int[] c = [-1, -1, -1, -1];
        bool[] before = new bool[4], after = new bool[4];
        Together.Run(
            () => matrix.Multiply([1, 1, 1, 1], [1, 1, 1, 1], c, 2, 2),
            () =>
            {
                for (int i = 0; i < 4; i++) before[i] = Volatile.Read(ref c[i]) == 2;
                for (int i = 0; i < 4; i++) after[i] = Volatile.Read(ref c[i]) == 2;
            });
        bool first = (before[0] || before[1]) && !(after[0] && after[1]);
        bool second = (before[2] || before[3]) && !(after[2] && after[3]);
        return first && second ? Room.Together : "one at a time";
    }
}
