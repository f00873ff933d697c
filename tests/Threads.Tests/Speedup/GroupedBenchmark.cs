using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Threads.Speedup.Columns;

namespace Threads.Tests.Speedup;

/// <summary>Two programs side by side, each with a serial one of its own: what one is compared with is never the other's.</summary>
[ScalingColumns]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class GroupedBenchmark
{
    private const int Short = 2000;
    private const int Long = 200_000;

    [Params(1, 2)]
    public int Threads { get; set; }

    [BenchmarkCategory("short"), Benchmark(Baseline = true)]
    public long ShortSerial() => Sum(Short);

    [BenchmarkCategory("short"), Benchmark]
    public long ShortParallel() => Sum(Short);

    [BenchmarkCategory("long"), Benchmark(Baseline = true)]
    public long LongSerial() => Sum(Long);

    [BenchmarkCategory("long"), Benchmark]
    public long LongParallel() => Sum(Long);

    [BenchmarkCategory("alone"), Benchmark]
    public long Alone() => Sum(Short);

    private long Sum(int count)
    {
        long sum = Threads;
        for (var i = 0; i < count; i++) sum = (sum * 31) + i;
        return sum;
    }
}
