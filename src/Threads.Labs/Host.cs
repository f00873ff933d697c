using System.Reflection;
using Threads.Exploration;
using Threads.Labs.RealCores;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;
using Threads.Labs.Supervision;
using Threads.SharedMemory.Partners;

namespace Threads.Labs;

/// <summary>What every lab project runs: its <c>Main</c> is one call of <see cref="Run"/>.</summary>
public static class Host
{
    private const string Usage = "Usage: check [EXERCISE] · run [DEMONSTRATION] [--trials N] · hint EXERCISE · list";

    /// <summary>Runs a lab's own command line, the job of a worker, or what a driven process is told.</summary>
    /// <param name="lab">The lab's assembly.</param>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <returns>0 when all passed, 1 when a check failed, 2 for wrong use, 3 when the tool itself failed.</returns>
    public static int Run(Assembly lab, string[] args)
    {
        ArgumentNullException.ThrowIfNull(lab);
        ArgumentNullException.ThrowIfNull(args);
        return Worker.TryRun(args) ?? SegmentPartner.TryRun(args) ?? Guard.Run(() => Answer(Open(lab), args));
    }

    private static int Answer(LabSession session, string[] args) => args switch
    {
        [] => Greet(session),
        ["list"] => List(session),
        ["check"] => Checking.Run(session, null),
        ["check", var exercise] => Checking.Run(session, PartOf(exercise)),
        ["run"] => Demonstrating.RunAll(session),
        ["run", var demonstration] => Demonstrating.Run(session, PartOf(demonstration)),
        ["run", "--trials", var trials] when long.TryParse(trials, out var number) && number >= 0 => Demonstrating.RunAll(session with { Trials = TrialLimits.Of(number) }),
        ["run", var demonstration, "--trials", var trials] when long.TryParse(trials, out var number) && number >= 0 =>
            Demonstrating.Run(session with { Trials = TrialLimits.Of(number) }, PartOf(demonstration)),
        ["hint", var exercise] => Hinting.Run(session, PartOf(exercise)),
        ["replay", var exercise, var schedule] => Replaying.Run(session, PartOf(exercise), schedule, 1),
        ["replay", var exercise, var schedule, "--check", var check] when int.TryParse(check, out var number) => Replaying.Run(session, PartOf(exercise), schedule, number),
        ["show", var exercise, ..] => Showing.Run(session, PartOf(exercise), args.Contains("--solution")),
        ["help" or "--help" or "-h"] => Help(session),
        _ => throw new InvalidInputException($"This cannot be understood: {string.Join(' ', args)}. {Usage}"),
    };

    private static LabSession Open(Assembly assembly)
    {
        var lab = LabCatalogue.Read(assembly);
        var repository = Repository.Find(AppContext.BaseDirectory);
        var folder = repository?.Labs.FirstOrDefault(candidate => candidate.Folder == lab.Folder);
        var progress = new ProgressFile(repository?.Root ?? AppContext.BaseDirectory);
        return new LabSession(lab, folder, assembly.Location, progress, Screen.Standard(), $"dotnet run --project labs/{lab.Folder} --", NamesLab: false);
    }

    private static int Greet(LabSession session)
    {
        session.Screen.Line(new Piece($"{session.Lab.Folder}  {session.Lab.Title}", Tone.Strong));
        session.Screen.Paragraph(session.Lab.Summary, 2, Tone.Quiet);
        session.Screen.Line();
        var code = Demonstrating.RunAll(session);
        List(session);
        session.Screen.Line();
        if (session.Lab.Exercises is [var first, ..]) session.Screen.Line("  Begin: ", new Piece(session.Command("show", first.Name), Tone.Strong));
        return code;
    }

    private static int List(LabSession session)
    {
        Listing.Write(session);
        return ExitCode.Passed;
    }

    private static int Help(LabSession session)
    {
        session.Screen.Paragraph(Usage);
        return ExitCode.Passed;
    }

    // Reports name parts in full (races/counter); here the lab is known.
    private static string PartOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
