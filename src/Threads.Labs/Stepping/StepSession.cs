using System.Globalization;
using Threads.Exploration;
using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Labs.Stepping;

/// <summary>Understands what somebody who steps through a program types, and shows where it led.</summary>
/// <param name="walk">The walk.</param>
public sealed class StepSession(Walk walk)
{
    /// <summary>The commands, on one line.</summary>
    public const string Keys = "1, 2, …: that step · b back · f forward · s start · e end · m2.A: these steps · q quit · ? help";

    /// <summary>What was wrong with the latest command, or what there is to say about it; empty for nothing.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Whether somebody wants to leave.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Does what was typed.</summary>
    public void Do(string command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Remark = "";
        try
        {
            Remark = Answer(command.Trim());
        }
        catch (InvalidInputException mistake)
        {
            Remark = mistake.Message;
        }
    }

    /// <summary>Writes the screen.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="height">Rows at hand.</param>
    public void Write(Screen screen, int height)
    {
        ArgumentNullException.ThrowIfNull(screen);
        foreach (var line in StepScreen.Lines(walk, screen.Width, height - 2)) screen.Line(line);
        screen.Paragraph(Remark.Length > 0 ? Remark : Keys, tone: Remark.Length > 0 ? Tone.Notice : Tone.Quiet);
    }

    private string Answer(string command) => command switch
    {
        "" => Nothing(),
        "b" or "back" => walk.GoBack() ? "" : "This is the beginning.",
        "f" or "forward" => walk.GoForward() ? "" : "No step was taken back.",
        "s" or "start" => Restart(),
        "e" or "end" => walk.Finish() ? "" : "Still going after 10,000 more steps: somebody goes round and round.",
        "q" or "quit" => Leave(),
        "?" or "h" or "help" => Help,
        _ when int.TryParse(command, NumberStyles.None, null, out var number) => Take(number),
        _ => Follow(command),
    };

    private string Nothing() => walk.Ending is null ? "Choose who steps next." : "";

    private string Restart()
    {
        walk.Restart();
        return "";
    }

    private string Leave()
    {
        IsOver = true;
        return "";
    }

    private string Take(int number)
    {
        if (walk.Ending is not null) return "Nobody can step any more: b goes back, s to the start, q leaves.";
        if (number < 1 || number > walk.Choices.Count) return $"There is no step {number}: choose from 1 to {walk.Choices.Count}.";
        walk.Take(walk.Choices[number - 1]);
        return "";
    }

    private string Follow(string command)
    {
        walk.Follow(Schedule.Parse(command));
        return "";
    }

    private static string Help =>
        "A number takes that step. m is the first thread, A the second; m alone lets it run on, m2 takes two steps, A> lets A's oldest store reach memory, m2.A1 is two and one.";
}
