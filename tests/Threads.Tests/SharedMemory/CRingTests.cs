using System.Diagnostics;
using Threads.Labs;
using Threads.SharedMemory;

namespace Threads.Tests.SharedMemory;

/// <summary>A C program and ours share one ring: the layout is what it is said to be, byte for byte.</summary>
[Collection("Real processes")]
public sealed class CRingTests : IDisposable
{
    private const int Capacity = 16;
    private const int Count = 5_000;
    private const int RingAt = 128;
    private const int MeetingAt = 64;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-ring-");
    private readonly SharedSegment _segment = SharedSegment.CreateAnonymous(RingAt + Ring.Bytes<long>(Capacity));

    [Theory]
    [InlineData("each")]
    [InlineData("batch")]
    public async Task A_writer_in_C_is_read(string pairing)
    {
        using var reader = Ring.OpenReader<long>(_segment, Capacity, RingAt);
        using var c = Start("write", pairing);
        for (var i = 0; i < Count; i++) Assert.Equal(i, reader.Read(Limit));
        Assert.Equal(0, await End(c));
    }

    [Theory]
    [InlineData("each")]
    [InlineData("batch")]
    public async Task A_reader_in_C_reads(string pairing)
    {
        using var writer = Ring.OpenWriter<long>(_segment, Capacity, RingAt);
        using var c = Start("read", pairing);
        for (var i = 0; i < Count; i++) writer.Write(i, Limit);
        Assert.Equal(0, await End(c));
    }

    [Fact]
    public async Task A_reader_in_C_notices_a_wrong_message()
    {
        using var writer = Ring.OpenWriter<long>(_segment, Capacity, RingAt);
        using var c = Start("read", "each");
        writer.Write(1, Limit); // where 0 is due
        Assert.Equal(4, await End(c));
    }

    public void Dispose()
    {
        _segment.Dispose();
        _folder.Delete(recursive: true);
    }

    private Process Start(string part, string pairing)
    {
        var program = Path.Combine(_folder.FullName, "ring");
        if (!File.Exists(program)) Compile(program);
        _segment.At<long>(MeetingAt) = 1; // we have come already
        return Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { part, $"/proc/{Environment.ProcessId}/fd/{_segment.Name.Descriptor}", $"{SegmentHeader.Bytes + RingAt}", $"{sizeof(long)}", $"{Capacity}", pairing, $"{Count}", "-1" },
            RedirectStandardOutput = true,
        })!;
    }

    private static void Compile(string program)
    {
        var source = Path.Combine(Repository.Find(AppContext.BaseDirectory)!.Root, "tests", "Threads.Benchmarks", "Native", "ring.c");
        try
        {
            using var compiler = Process.Start("gcc", ["-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no C compiler");
        }
    }

    private static async Task<int> End(Process process)
    {
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }
}
