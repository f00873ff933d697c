using System.CommandLine;
using System.Globalization;
using Threads.Exploration;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>What the command line asks of <c>threads speedup</c>.</summary>
/// <param name="Workload">The workload's name; null for none.</param>
/// <param name="Threads">The numbers of threads; null for those that this computer suggests.</param>
internal sealed record SpeedupRequest(string? Workload, IReadOnlyList<int>? Threads)
{
    public int? Size { get; init; }

    public IReadOnlyList<string> Variants { get; init; } = [];

    public bool IsWeak { get; init; }

    public bool IsPinned { get; init; } = true;

    public double? Seconds { get; init; }

    public double? Precision { get; init; }

    public bool IsJson { get; init; }

    public bool IsCsv { get; init; }

    public bool Charts { get; init; }

    /// <summary>Where files are saved; null for nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>A file of samples to report on, instead of measuring.</summary>
    public string? From { get; init; }

    /// <summary>How many processors the machine had that the file is from; null where nobody says.</summary>
    public int? Cores { get; init; }

    /// <summary>The folder of a Slurm job; null to measure here.</summary>
    public string? Slurm { get; init; }

    /// <summary>The folder of a job whose points are to be reported; null to measure.</summary>
    public string? Merge { get; init; }

    /// <summary>As a task of a job: the file to leave the measurement in.</summary>
    public string? Task { get; init; }

    public Plan PlanOf(Workload workload)
    {
        var plan = new Plan(workload, Size ?? workload.DefaultSize, Threads ?? Suggested());
        return plan with
        {
            Variants = Variants,
            IsWeak = IsWeak,
            IsPinned = IsPinned,
            Time = Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : plan.Time,
            Precision = Precision / 100 ?? plan.Precision,
        };
    }

    // 1, 2, 4 … up to as many as there are processors.
    private static List<int> Suggested()
    {
        var threads = new SortedSet<int> { Environment.ProcessorCount };
        for (var count = 1; count < Environment.ProcessorCount; count *= 2) threads.Add(count);
        return [.. threads];
    }
}

/// <summary>The options of <c>threads speedup</c>.</summary>
internal sealed class SpeedupOptions
{
    private const double MostSeconds = 1e10;

    private readonly Argument<string?> _workload = new("workload") { Description = "What to measure; without it, a list of what there is", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _threads = new("--threads") { Description = "Numbers of threads; more than there are processors are allowed, and marked", HelpName = "1,2,4" };
    private readonly Option<bool> _weak = new("--weak") { Description = "Let the work grow with the threads" };
    private readonly Option<int?> _size = new("--size") { Description = "How large the problem is; with --weak, one thread's share", HelpName = "N" };
    private readonly Option<string?> _variant = new("--variant") { Description = "Ways to do the work, of those that the list shows; all of them without this", HelpName = "NAME,…" };
    private readonly Option<double?> _seconds = new("--seconds") { Description = "Measure no longer than this (30)", HelpName = "S" };
    private readonly Option<double?> _precision = new("--precision") { Description = "Stop once the speedup is known to within so many per cent (1)", HelpName = "P" };
    private readonly Option<bool> _unpinned = new("--unpinned") { Description = "Leave it to the system where the threads run" };
    private readonly Option<bool> _charts = new("--charts") { Description = "Draw speedup, efficiency and time on the screen" };
    private readonly Option<string?> _save = new("--save") { Description = "Save samples and charts (CSV, SVG, PNG) in this folder", HelpName = "FOLDER" };
    private readonly Option<bool> _json = new("--json") { Description = "Write all results as one JSON object" };
    private readonly Option<bool> _csv = new("--csv") { Description = "Write the samples as comma-separated values" };
    private readonly Option<string?> _from = new("--from") { Description = "Report on times measured elsewhere: a CSV file with the columns round, threads, seconds, and perhaps variant", HelpName = "FILE" };
    private readonly Option<int?> _cores = new("--cores") { Description = "How many processors the machine had that FILE is from; more threads are marked, and in no fit", HelpName = "N" };
    private readonly Option<string?> _slurm = new("--slurm") { Description = "Measure on a cluster: a Slurm job array in this folder, a task for each number of threads", HelpName = "FOLDER" };
    private readonly Option<string?> _merge = new("--merge") { Description = "Report what the tasks of such a job left in its folder", HelpName = "FOLDER" };
    private readonly Option<string?> _task = new("--task") { Hidden = true };

    public SpeedupOptions()
    {
        _seconds.Validators.Add(result => ExplorationOptions.Demand(result, "--seconds", double.Epsilon));
        _size.Validators.Add(result => ExplorationOptions.Demand(result, "--size", 1));
        _cores.Validators.Add(result => ExplorationOptions.Demand(result, "--cores", 1));
    }

    public void AddTo(Command command)
    {
        command.Add(_workload);
        foreach (var option in new Option[] { _threads, _weak, _size, _variant, _seconds, _precision, _unpinned, _charts, _save, _json, _csv, _from, _cores, _slurm, _merge, _task }) command.Add(option);
    }

    public SpeedupRequest Read(ParseResult parsed)
    {
        if (parsed.GetValue(_json) && parsed.GetValue(_csv)) throw new InvalidInputException("--json and --csv are two formats: choose one.");
        if (parsed.GetValue(_precision) is { } precision && !(precision is > 0 and < 100)) throw new InvalidInputException($"--precision takes a number of per cent above 0, not '{precision}'.");
        if (parsed.GetValue(_seconds) > MostSeconds) throw new InvalidInputException($"--seconds takes {MostSeconds:g} at most: longer than anybody waits.");
        if (parsed.GetValue(_workload) is { } workload && (parsed.GetValue(_from) ?? parsed.GetValue(_merge)) is { } given)
            throw new InvalidInputException($"Either measure {workload}, or report on what {given} holds: not both.");
        if (parsed.GetValue(_cores) is not null && parsed.GetValue(_from) is null) throw new InvalidInputException("--cores is about the machine that the file of --from is from; this one's are counted.");
        return new SpeedupRequest(parsed.GetValue(_workload), parsed.GetValue(_threads) is { } threads ? Numbers(threads) : null)
        {
            Size = parsed.GetValue(_size),
            Variants = parsed.GetValue(_variant)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            IsWeak = parsed.GetValue(_weak),
            IsPinned = !parsed.GetValue(_unpinned),
            Seconds = parsed.GetValue(_seconds),
            Precision = parsed.GetValue(_precision),
            IsJson = parsed.GetValue(_json),
            IsCsv = parsed.GetValue(_csv),
            Charts = parsed.GetValue(_charts),
            Folder = parsed.GetValue(_save),
            From = parsed.GetValue(_from),
            Cores = parsed.GetValue(_cores),
            Slurm = parsed.GetValue(_slurm),
            Merge = parsed.GetValue(_merge),
            Task = parsed.GetValue(_task),
        };
    }

    private static List<int> Numbers(string list)
    {
        var numbers = new SortedSet<int>();
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Plan.MostThreads)
                throw new InvalidInputException($"--threads takes numbers from 1 to {Plan.MostThreads} with commas between them, such as 1,2,4, not '{list}'.");
            numbers.Add(number);
        }

        return [.. numbers];
    }
}
