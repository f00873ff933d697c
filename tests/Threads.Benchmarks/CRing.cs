using System.Diagnostics;
using System.Globalization;
using Threads.SharedMemory;

namespace Threads.Benchmarks;

/// <summary>The equivalent ring in C, between two processes.</summary>
internal sealed class CRing : IDisposable
{
    private const int RingAt = 128;
    private const int RingBytes = 256 << 10; // as much as ours has

    private readonly NativeProgram _program;
    private readonly IReadOnlyList<int> _cores;

    private CRing(NativeProgram program, IReadOnlyList<int> cores) => (_program, _cores) = (program, cores);

    /// <summary>Compiles it; null where there is no compiler.</summary>
    public static CRing? TryBuild(IReadOnlyList<int> cores) => NativeProgram.TryCompile("ring.c") is { } program ? new CRing(program, cores) : null;

    /// <summary>Nanoseconds for a message one way.</summary>
    public double Measure(int bytes, bool inBatches, int count)
    {
        var capacity = Math.Max(4, RingBytes / bytes);
        using var segment = SharedSegment.CreateAnonymous(RingAt + RingMemory.Bytes(bytes, capacity));
        RingMemory.In(segment, bytes, capacity, RingAt);
        using var reader = Start("read", segment, bytes, capacity, inBatches, count, 1);
        using var writer = Start("write", segment, bytes, capacity, inBatches, count, 0);
        return (double)(Times(reader).End - Times(writer).Start) / count;
    }

    public void Dispose() => _program.Dispose();

    private Process Start(string part, SharedSegment segment, int bytes, int capacity, bool inBatches, int count, int place) =>
        Process.Start(new ProcessStartInfo(_program.Executable)
        {
            ArgumentList =
            {
                part,
                $"/proc/{Environment.ProcessId}/fd/{segment.Name.Descriptor}",
                $"{SegmentHeader.Bytes + RingAt}",
                $"{bytes}",
                $"{capacity}",
                inBatches ? "batch" : "each",
                $"{count}",
                $"{(place < _cores.Count ? _cores[place] : -1)}",
            },
            RedirectStandardOutput = true,
        })!;

    private static (long Start, long End) Times(Process process)
    {
        var words = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0
            ? (long.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The ring in C ended with {process.ExitCode}.");
    }
}
