using BenchmarkDotNet.Attributes;
using Threads.Speedup.Columns;

namespace Threads.Tests.Speedup;

/// <summary>The example of the package's page.</summary>
[ScalingColumns]
public class SumBenchmark
{
    private readonly int[] _values = new int[1_000_000];

    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(Baseline = true)]
    public long Serial() => Sum(0, _values.Length);

    [Benchmark]
    public long Parallel()
    {
        var sum = 0L;
        System.Threading.Tasks.Parallel.For(
            0,
            Threads,
            new ParallelOptions { MaxDegreeOfParallelism = Threads },
            worker => Interlocked.Add(ref sum, Sum(_values.Length / Threads * worker, _values.Length / Threads * (worker + 1))));
        return sum;
    }

    private long Sum(int from, int to)
    {
        var sum = 0L;
        for (var i = from; i < to; i++) sum += _values[i];
        return sum;
    }
}
