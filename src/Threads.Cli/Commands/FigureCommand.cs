using System.CommandLine;
using System.Reflection;
using Threads.Cli.Charts;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Cli.Commands;

/// <summary><c>threads figure</c>: draws who has mapped what, in a lab's demonstration or a program of the simulated machine.</summary>
internal static class FigureCommand
{
    private static readonly Argument<string> TargetArgument = new("target") { Description = "A demonstration of a lab (shared-segments/two-addresses), a classic litmus test (sb), or a program (.litmus, .s)" };
    private static readonly Option<string?> After = new("--after") { Description = "Of a program: the steps to take first; 'threads explore --witnesses' and 'threads step' write such schedules", HelpName = "SCHEDULE" };
    private static readonly Option<string?> Model = new("--model") { Description = "Of a program: the memory model; sc where it is not given", HelpName = "sc|tso|pso" };
    private static readonly Option<bool> AsProcesses = new("--processes") { Description = "Of a litmus test: every thread is a process, which maps the variables at an address of its own" };
    private static readonly AssemblyOptions Assembly = new();
    private static readonly Option<string?> SvgPath = new("--svg") { Description = "Draw it into this file, too", HelpName = "FILE" };
    private static readonly Option<string?> PngPath = new("--png") { Description = "Draw it into this file, too", HelpName = "FILE" };

    public static Command Create()
    {
        Model.AcceptOnlyFromAmong("sc", "tso", "pso");
        var command = new Command("figure", "Draws virtual addresses, page tables and frames: who shares what.") { TargetArgument, After, Model, AsProcesses, SvgPath, PngPath };
        Assembly.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var target = parsed.GetValue(TargetArgument)!;
        var program = ProgramFiles.IsProgram(target) ? ProgramFiles.Read(target, Assembly.Read(parsed)) : Classics.TryRead(target, out var classic) ? classic : null;
        if (program is null && parsed.GetValue(After) is not null) throw new InvalidInputException("--after is for programs: write  threads figure FILE.litmus --after SCHEDULE");
        if ((program is not null ? OfProgram(program, Path.GetFileName(target), parsed) : OfDemonstration(Target.Parse(target))) is not { } figure) return ExitCode.Failed;
        Write(Screen.Standard(), figure);
        if (parsed.GetValue(SvgPath) is { } svg) FigureFiles.SaveSvg(FigureDrawing.Of(figure), svg);
        if (parsed.GetValue(PngPath) is { } png) FigureFiles.SavePng(FigureDrawing.Of(figure), png);
        return ExitCode.Passed;
    }

    private static void Write(Screen screen, Figure figure)
    {
        screen.Line(new Piece(figure.Title, Tone.Strong));
        screen.Line();
        foreach (var line in FigureText.Lines(figure)) screen.Line(line);
        screen.Line();
        foreach (var note in figure.Notes) screen.Paragraph(note, 1);
        screen.Paragraph(Figure.Legend, 1, Tone.Quiet);
    }

    private static Figure OfProgram(MachineProgram read, string name, ParseResult parsed)
    {
        var program = parsed.GetValue(AsProcesses) ? LitmusReader.AsProcesses(read) : read;
        var walk = new Walk(program, parsed.GetValue(Model) switch { "tso" => MemoryModel.Tso, "pso" => MemoryModel.Pso, _ => MemoryModel.Sc });
        var schedule = parsed.GetValue(After);
        if (schedule is not null) walk.Follow(Schedule.Parse(schedule));
        var title = name + (schedule is null ? ", before the first step" : $", after {schedule}");
        return Figure.Of(walk.Computer.Kernel, title, [.. ProgramNotes.Of(walk.Computer)]);
    }

    private static Figure? OfDemonstration(Target target)
    {
        var workspace = Workspace.Find();
        var lab = workspace.Repository.Lab(target.Lab);
        if (target.Part is null) throw new InvalidInputException($"A figure is of one demonstration: write  threads figure {target.Lab}/NAME; 'threads list {target.Lab}' names them.");
        if (workspace.Open(lab) is not { } session) return null;
        var demonstration = session.Demonstration(target.Part);
        var draws = demonstration.Type.GetMethods(BindingFlags.Public | BindingFlags.Instance).FirstOrDefault(method => method.ReturnType == typeof(Figure) && method.GetParameters().Length == 0)
            ?? throw new InvalidInputException($"{target.Lab}/{target.Part} has no figure: it is not about page tables. Play it with  threads run {target.Lab}/{target.Part}");
        var instance = Activator.CreateInstance(demonstration.Type)!;
        foreach (var actor in demonstration.Actors) actor.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
        var figure = (Figure)draws.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        return IsOfSharedPages(figure) ? figure with { Notes = [.. figure.Notes, RealPages.Describe(session.AssemblyPath)] } : figure;
    }

    private static bool IsOfSharedPages(Figure figure) => figure.Frames.Any(frame => frame.IsShared && figure.PagesOf(frame).All(place => !place.Page.Entry.IsCopyOnWrite));
}
