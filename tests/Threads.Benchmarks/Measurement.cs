using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Threads.Benchmarks;

/// <summary>One measurement by BenchmarkDotNet.</summary>
internal static class Measurement
{
    /// <summary>Measures in this process.</summary>
    /// <returns>The median, in nanoseconds for one operation.</returns>
    public static double Here(string type, string method, string program)
    {
        var artifacts = Directory.CreateTempSubdirectory("threads-benchmarks-");
        try
        {
            return Here(type, method, program, artifacts.FullName);
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    /// <summary>Measures in a fresh process: the engines share neither pools, nor affinity, nor compiled code.</summary>
    public static double InProcessOfItsOwn(Case one)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Measurement).Assembly.Location);
        foreach (var argument in new[] { "--measure", one.Type, one.Method, one.Program })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(output.Trim().Split('\n')[^1], CultureInfo.InvariantCulture) // Coyote writes to the console whatever it is told
            : throw new InvalidOperationException($"{one} failed: {output}");
    }

    private static double Here(string type, string method, string program, string artifacts)
    {
        var job = Job.Default.WithToolchain(InProcessNoEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(5);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddLogger(NullLogger.Instance)
            .AddFilter(new SimpleFilter(one => one.Descriptor.WorkloadMethod.Name == method
                && (one.Parameters.Count == 0 || (string)one.Parameters["Program"] == program)))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(artifacts);
        var summary = BenchmarkRunner.Run(type == nameof(Schedules) ? typeof(Schedules) : typeof(Counterexample), config);
        if (summary.HasCriticalValidationErrors)
            throw new InvalidOperationException(string.Join('\n', summary.ValidationErrors));
        return summary.Reports is [{ ResultStatistics: { } statistics }]
            ? statistics.Median
            : throw new InvalidOperationException($"{type}.{method} of {program} was not measured.");
    }
}
