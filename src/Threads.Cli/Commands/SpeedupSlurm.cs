using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Threads.Exploration;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>
/// Measures on a cluster that Slurm runs: a job array with a task for each number of threads, each on a machine of its own
/// for as long as it lasts. Everything is in one folder that all machines see: the script, what each task said, and what it measured.
/// </summary>
internal static class SpeedupSlurm
{
    private const string Script = "job.sh";
    private const string Points = "points.json";

    /// <summary>Writes the job, submits it, waits for it, and merges what came back.</summary>
    /// <exception cref="InvalidInputException">There is no Slurm here, or it refuses; the script is there then, to be submitted by hand.</exception>
    public static Measurement Run(Plan plan, string folder)
    {
        var full = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(full);
            File.WriteAllText(Path.Combine(full, Points), JsonSerializer.Serialize(plan.Threads));
            File.WriteAllText(Path.Combine(full, Script), ScriptOf(plan, full));
            foreach (var threads in plan.Threads) File.Delete(PointOf(full, threads));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The job cannot be written to {folder}: {exception.Message} Name another folder.", exception);
        }

        Submit(full, folder);
        return MergeFrom(folder);
    }

    /// <summary>Merges what the tasks of a job left in its folder.</summary>
    /// <exception cref="InvalidInputException">The folder is no job's, or no task left anything.</exception>
    public static Measurement MergeFrom(string folder)
    {
        var points = Path.Combine(folder, Points);
        if (!File.Exists(points)) throw new InvalidInputException($"{folder} is no job's folder: there is no {Points} in it. Make one with  threads speedup WORKLOAD --slurm {folder}");
        return Merge.Of([.. PointsOf(points).Select(count => (count, Task(PointOf(folder, count))))]);
    }

    private static int[] PointsOf(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<int[]>(File.ReadAllText(path)) is { Length: > 0 } threads ? threads : throw new JsonException("it is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException($"{path} should hold the numbers of threads, such as [1,2,4]: {exception.Message}", exception);
        }
    }

    // One task's broken file is no reason to lose the others' points.
    private static Measurement? Task(string path)
    {
        try
        {
            return MeasurementFile.Load(path);
        }
        catch (InvalidInputException exception)
        {
            Console.Error.WriteLine($"{exception.Message} Its point is missing from the report.");
            return null;
        }
    }

    private static string PointOf(string folder, int threads) => Path.Combine(folder, $"threads-{threads}.json");

    private static string ScriptOf(Plan plan, string folder) => $"""
        #!/bin/bash
        #SBATCH --job-name=speedup-{plan.Workload.Name}
        #SBATCH --array=0-{plan.Threads.Count - 1}
        #SBATCH --nodes=1
        #SBATCH --exclusive
        #SBATCH --output={folder}/task-%a.log
        # Each task measures one number of threads beside the serial program and one thread, and leaves threads-N.json.
        threads=({string.Join(' ', plan.Threads)})
        n=${"{threads[$SLURM_ARRAY_TASK_ID]}"}
        exec "{DotNet()}" exec "{typeof(SpeedupSlurm).Assembly.Location}" speedup {plan.Workload.Name} --threads "1,$n" {Options(plan)} --task "{folder}/threads-$n.json"

        """;

    private static string DotNet() => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string Options(Plan plan)
    {
        var options = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"--size {plan.Size} --seconds {plan.Time.TotalSeconds} --precision {plan.Precision * 100}"),
        };
        if (plan.IsWeak) options.Add("--weak");
        if (!plan.IsPinned) options.Add("--unpinned");
        if (plan.Variants.Count > 0) options.Add($"--variant {string.Join(',', plan.Variants)}");
        return string.Join(' ', options);
    }

    // sbatch waits until the last task has ended. Its exit code is the worst task's: those that failed are missing from the report, which says so.
    private static void Submit(string full, string folder)
    {
        try
        {
            var start = new ProcessStartInfo("sbatch") { WorkingDirectory = full, RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in (string[])["--wait", "--parsable", Path.Combine(full, Script)]) start.ArgumentList.Add(argument);
            using var job = Process.Start(start)!;
            var number = job.StandardOutput.ReadLine();
            if (number is null)
                throw new InvalidInputException($"Slurm did not take the job: {job.StandardError.ReadToEnd().Trim().Replace('\n', ' ')} The script is {folder}/{Script}.");
            Console.Error.WriteLine($"Job {number} is submitted. Should you not want to wait for it here: threads speedup --merge {folder}");
            job.WaitForExit();
        }
        catch (Win32Exception)
        {
            throw new InvalidInputException($"There is no Slurm here (no sbatch). The job is written: submit {folder}/{Script} where there is, and then  threads speedup --merge {folder}");
        }
    }
}
