namespace Threads.Speedup;

/// <summary>A way to divide the work among threads.</summary>
/// <param name="Name">Its name: <c>private</c>.</param>
/// <param name="Meaning">What it does, in a few words.</param>
/// <param name="Work">What one worker does.</param>
public sealed record Variant(string Name, string Meaning, Action<Worker> Work);

/// <summary>How much one run of a program does, as far as it can be said: what its times are compared with.</summary>
/// <param name="BytesRead">Bytes that it reads from memory; 0 where its data stay in the caches.</param>
/// <param name="BytesWritten">Bytes that it writes to memory.</param>
/// <param name="Operations">Floating-point operations; 0 where it makes none to speak of.</param>
public readonly record struct Amount(double BytesRead, double BytesWritten, double Operations)
{
    /// <summary>All bytes.</summary>
    public double Bytes => BytesRead + BytesWritten;
}

/// <summary>A program with its data, ready to be run again and again.</summary>
/// <param name="Serial">The program without threads, as good as we know how to make it.</param>
/// <param name="Variants">Ways to do the same with threads; the right one first, then those that a beginner would try.</param>
/// <param name="Answer">A number that says whether the last run was right; the same for all, where all are right.</param>
/// <param name="Amount">How much one run does.</param>
public sealed record Prepared(Action<Worker> Serial, IReadOnlyList<Variant> Variants, Func<double> Answer, Amount Amount)
{
    /// <summary>How far an answer may be from the serial one, relative; 0 for not at all.</summary>
    public double Tolerance { get; init; }

    /// <summary>The phases between which workers meet, by name; one for a program without.</summary>
    public IReadOnlyList<string> Phases { get; init; } = ["all"];

    /// <summary>What is to be done before each run, and is not measured; null for nothing.</summary>
    public Action? Reset { get; init; }
}

/// <summary>A program whose scaling can be measured.</summary>
/// <param name="Name">Its name on the command line: <c>countsort</c>.</param>
/// <param name="Title">What it does.</param>
/// <param name="Unit">What its size counts: <c>values</c>.</param>
/// <param name="DefaultSize">Its size when nobody says otherwise.</param>
/// <param name="Prepare">Makes the program for a size.</param>
public sealed record Workload(string Name, string Title, string Unit, int DefaultSize, Func<int, Prepared> Prepare)
{
    /// <summary>The least size that makes sense.</summary>
    public int LeastSize { get; init; } = 1000;

    /// <summary>Its way to grow with the threads: the size that is so many times the work.</summary>
    public Func<int, int, int> Grow { get; init; } = (size, times) => checked(size * times);

}
