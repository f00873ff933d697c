using Threads.Exploration;
using Threads.Speedup;

namespace Threads.Tests.Speedup;

/// <summary>Samples in files, and measurements that come in parts.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("threads-speedup-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_written_is_read_back()
    {
        IReadOnlyList<Sample> samples =
        [
            new Sample(0, Case.Baseline, 0.0123456789) { Canary = 98, Others = 0.25, Imbalance = 1.5 },
            new Sample(0, new Case("own", 2), 1e-7) { IsSteady = false },
        ];
        var read = SampleFile.Read(File(SampleFile.Write(samples)));
        Assert.Equal(samples.Select(sample => sample with { Phases = [] }), read.Select(sample => sample with { Phases = samples[0].Phases }));
    }

    [Fact]
    public void Three_columns_are_enough_in_any_order() =>
        Assert.Equal([new Case("program", 2)], SampleFile.Read(File("seconds,threads,round\n0.5,2,0\n")).Select(sample => sample.Case));

    [Theory]
    [InlineData("", ":1 has no column 'round'")]
    [InlineData("round,threads\n0,1\n", ":1 has no column 'seconds'")]
    [InlineData("round,threads,seconds\n0,1,quick\n", ":2: seconds is 'quick'")]
    [InlineData("round,threads,seconds\n0,1,-1\n", ":2: seconds is '-1'")]
    [InlineData("round,threads,seconds\n0,1\n", ":2 has no seconds")]
    [InlineData("round,threads,seconds,variant\n0,2,1,serial\n", "the serial program has one thread, not 2")]
    [InlineData("round,threads,seconds,variant\n0,2,1,Serial\n", "the serial program has one thread, not 2")]
    [InlineData("round,threads,seconds\n", "has a heading and no samples")]
    [InlineData("round,threads,seconds\n0,1,0\n", ":2: seconds is '0', and should be a number from 1E-09 to 1000000")]
    [InlineData("round,threads,seconds\n0,1,NaN\n", ":2: seconds is 'NaN'")]
    [InlineData("round,threads,seconds\n0,1.5,1\n", ":2: threads is '1.5', and should be a whole number")]
    [InlineData("round,threads,seconds\n0,1,0,5\n", ":2 has 4 fields, and the heading 3")]
    [InlineData("round,threads,seconds\n0,2,1\n0,2,3\n", "round 0 has 'program' with 2 threads more than once")]
    public void A_line_that_makes_no_sense_is_named(string text, string said) =>
        Assert.Contains(said, Assert.Throws<InvalidInputException>(() => SampleFile.Read(File(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\uFEFFRound,Threads,Seconds\r\n0,2,0.5\r\n")]
    [InlineData("\"round\",\"threads\",\"seconds\"\n\"0\",\"2\",\"0.5\"\n")]
    [InlineData("round;threads;seconds\n0;2;0,5\n")]
    [InlineData("round\tthreads\tseconds\n0\t2\t0,5\n")]
    public void Spreadsheets_of_all_countries_are_read(string text) =>
        Assert.Equal((new Case("program", 2), 0.5), SampleFile.Read(File(text)).Select(sample => (sample.Case, sample.Seconds)).Single());

    [Fact]
    public void Tasks_that_measured_different_things_are_not_merged() =>
        Assert.Contains("did not measure the same", Assert.Throws<InvalidInputException>(() => Merge.Of([(2, Task(2, 1)), (4, Task(4, 1) with { Size = 7 })])).Message, StringComparison.Ordinal);

    [Fact]
    public void Tasks_are_compared_with_their_own_serial_times_and_missing_points_are_marked()
    {
        // The second task's machine is ten times as slow: its speedup is the same.
        var merged = Merge.Of([(1, null), (2, Task(2, 1)), (4, Task(4, 10)), (8, null)]);
        Assert.Equal(["1 threads", "8 threads"], merged.Missing);
        var points = Conclusions.Of(merged).Scaling.Variants[0].Points;
        Assert.Equal([2, 4], points.Select(point => point.Case.Threads).Where(threads => threads > 1));
        Assert.Equal(2, points.Single(point => point.Case.Threads == 2).Speedup.Value, 6);
        Assert.Equal(4, points.Single(point => point.Case.Threads == 4).Speedup.Value, 6);
    }

    [Fact]
    public void Without_any_task_there_is_nothing_to_merge() => Assert.Throws<InvalidInputException>(() => Merge.Of([(1, null)]));

    private static Measurement Task(int threads, double slow)
    {
        var samples = new Synthetic(count => slow / count) { Threads = [1, threads], Noise = 0, Rounds = 9 }.Samples(1);
        return new Measurement("synthetic", 1, "run", false, threads, [.. samples.Select(sample => sample with { Canary = 50 * slow })]);
    }

    private string File(string text)
    {
        var path = Path.Combine(_folder.FullName, "samples.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
