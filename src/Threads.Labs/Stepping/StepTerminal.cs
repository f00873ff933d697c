using System.Text;
using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Labs.Stepping;

/// <summary>Steps through a program on the console: key by key in a terminal, line by line and plain where input or output is piped.</summary>
public static class StepTerminal
{
    private const int RowsOfPipe = 60;
    private const string EnterSecondScreen = "\u001b[?1049h";
    private const string LeaveSecondScreen = "\u001b[?1049l";
    private const string Clear = "\u001b[H\u001b[2J";

    /// <summary>Steps until somebody leaves or the input ends. Blocks.</summary>
    public static void Run(Walk walk)
    {
        ArgumentNullException.ThrowIfNull(walk);
        var session = new StepSession(walk);
        if (Console.IsInputRedirected || Console.IsOutputRedirected) RunLines(session, Console.In);
        else RunKeys(session);
    }

    private static void RunLines(StepSession session, TextReader input)
    {
        var screen = Screen.Standard();
        session.Write(screen, RowsOfPipe);
        while (!session.IsOver && input.ReadLine() is { } line)
        {
            session.Do(line);
            if (session.IsOver) return;
            screen.Line();
            session.Write(screen, RowsOfPipe);
        }
    }

    private static void RunKeys(StepSession session)
    {
        Console.CancelKeyPress += (_, _) => Console.Write(LeaveSecondScreen);
        Console.Write(EnterSecondScreen);
        try
        {
            while (!session.IsOver)
            {
                Console.Write(Clear);
                session.Write(Screen.Standard(), Console.WindowHeight);
                session.Do(ReadCommand());
            }
        }
        finally
        {
            Console.Write(LeaveSecondScreen);
        }
    }

    /// <summary>One key is a command, but for those that begin a schedule: the rest of it is typed, and Enter.</summary>
    private static string ReadCommand()
    {
        var key = Console.ReadKey(intercept: true);
        if (key.Key is ConsoleKey.LeftArrow or ConsoleKey.Backspace) return "b";
        if (key.Key == ConsoleKey.RightArrow) return "f";
        if (key.KeyChar != 'm' && !char.IsAsciiLetterUpper(key.KeyChar)) return char.IsControl(key.KeyChar) ? "" : key.KeyChar.ToString();
        return ReadRest(key.KeyChar);
    }

    private static string ReadRest(char first)
    {
        var text = new StringBuilder().Append(first);
        while (true)
        {
            Console.Write($"\r\u001b[K> {text}");
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter) return text.ToString();
            if (key.Key == ConsoleKey.Escape) return "";
            if (key.Key == ConsoleKey.Backspace && text.Length > 0) text.Length--;
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }
    }
}
