using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Labs.Sessions;

namespace Threads.Cli;

/// <summary><c>threads</c> without a command: a greeting, the labs and how far the student has come, and at once the first race.</summary>
internal static class Welcome
{
    private const string FirstLab = "races";
    private const string FirstRace = "increment";

    public static int Run()
    {
        var workspace = Workspace.Find();
        var screen = workspace.Screen;
        screen.Line(new Piece("Threads", Tone.Strong), "  programs that share memory: see them break, fix them, prove them right");
        screen.Line(new Piece("Below, threads stands for: dotnet run --project src/Threads.Cli --", Tone.Quiet));
        screen.Line();
        foreach (var lab in workspace.Repository.Labs)
        {
            // A lab that was never built waits until it is asked for: the first race should not.
            if (lab.Name != FirstLab && !File.Exists(lab.Assembly)) screen.Line(new Piece($"{lab.Folder}  {lab.Title}", Tone.Strong));
            else if (workspace.Open(lab, stale: true) is { } listed) Listing.WriteTitle(listed);
        }

        screen.Line();
        if (workspace.Repository.Labs.FirstOrDefault(lab => lab.Name == FirstLab) is not { } folder) return ExitCode.Passed;
        if (workspace.Open(folder) is not { } session) return ExitCode.Failed;
        if (session.Lab.Demonstrations.Any(demonstration => demonstration.Name == FirstRace))
        {
            screen.Line(new Piece("The first race: two threads, one x++ each, in every order that there is", Tone.Strong));
            screen.Line();
            Demonstrating.Run(session, FirstRace);
        }

        screen.Line();
        if (session.Lab.Exercises is [var first, ..])
        {
            screen.Line("  Read the handout: ", new Piece($"{Workspace.Prefix} show {FirstLab}", Tone.Strong));
            screen.Line("  All that is here: ", new Piece($"{Workspace.Prefix} list", Tone.Strong));
            screen.Line("  First exercise:   ", new Piece(session.Command("show", first.Name), Tone.Strong));
        }

        return ExitCode.Passed;
    }
}
