using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;
using Threads.Labs.Supervision;

namespace Threads.Cli;

/// <summary>The repository at hand, and how its labs are opened: built where needed, then read.</summary>
internal sealed class Workspace
{
    /// <summary>How the student calls this tool.</summary>
    public const string Prefix = "threads";

    private readonly ProgressFile _progress;

    private Workspace(Repository repository, bool json)
    {
        Repository = repository;
        Json = json;
        Screen = Screen.Standard();
        _progress = new ProgressFile(repository.Root);
    }

    public Repository Repository { get; }

    public Screen Screen { get; }

    public bool Json { get; }

    /// <summary>The repository around the current folder, or around the tool itself.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static Workspace Find(bool json = false)
    {
        var repository = Repository.Find(Environment.CurrentDirectory, AppContext.BaseDirectory)
            ?? throw new InvalidInputException("There are no labs here: no folder above this one holds Threads.sln and labs/. Change into your copy of the repository.");
        return new Workspace(repository, json);
    }

    /// <summary>Opens a lab; builds it first when anything changed.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="stale">Whether an older build is good enough, because only names and titles are read.</param>
    /// <param name="request">What the command line asked of explorations.</param>
    /// <returns>The lab; null when it does not compile, which has been said then.</returns>
    public LabSession? Open(LabFolder lab, bool stale = false, ExplorationRequest? request = null)
    {
        if (!(stale && File.Exists(lab.Assembly)) && !LabBuild.IsFresh(Repository, lab) && !Build(lab)) return null;
        var read = LabCatalogue.Read(LabAssembly.Load(lab.Assembly));
        return new LabSession(read, lab, lab.Assembly, _progress, Screen, Prefix, NamesLab: true)
        {
            Json = Json,
            Request = request ?? new ExplorationRequest(),
        };
    }

    private bool Build(LabFolder lab)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        if (!Json) Console.Error.Write($"Building labs/{lab.Folder} … ");
        var errors = LabBuild.RunAsync(Repository, lab).GetAwaiter().GetResult();
        if (!Json) Console.Error.WriteLine(errors.Count == 0 ? Phrases.Of(watch.Elapsed) : "");
        if (errors.Count == 0) return true;
        foreach (var error in errors) Console.Error.WriteLine(error.Replace(Repository.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Console.Error.WriteLine($"{lab.Name} was not checked: it does not compile. The other labs are unharmed.");
        return false;
    }
}
