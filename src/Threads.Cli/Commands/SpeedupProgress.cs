using Threads.Labs.Reports;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>
/// How far a measurement is, on the error output. A terminal has one line for it, which each round writes anew; a file, such as the log of a
/// job, gets a line whenever the rounds have doubled, so that it stays short.
/// </summary>
internal sealed class SpeedupProgress : IDisposable
{
    private readonly bool _isQuiet;
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private int _next = 1; // the round that a file gets its next line at

    public SpeedupProgress(string workload, bool isQuiet)
    {
        _isQuiet = isQuiet;
        if (!isQuiet && _isTerminal) Console.Error.Write($"Warming up {workload} …");
    }

    public void Show(Progress progress)
    {
        if (_isQuiet) return;
        var precision = progress.Precision is { } known ? $"speedup known to ± {known:P1}, " : "";
        var text = $"round {progress.Rounds}: {precision}about {Phrases.Of(progress.Left)} left (Ctrl-C reports what there is)";
        if (_isTerminal)
        {
            Console.Error.Write("\r" + Fitted(text));
        }
        else if (progress.Rounds >= _next)
        {
            _next = 2 * progress.Rounds;
            Console.Error.WriteLine(text);
        }
    }

    /// <summary>Leaves the terminal's line empty.</summary>
    public void Dispose()
    {
        if (!_isQuiet && _isTerminal) Console.Error.Write($"\r{Fitted("")}\r");
    }

    // A line that is longer than the terminal is wide cannot be written anew.
    private static string Fitted(string text)
    {
        var width = Math.Min(Screen.MaxWidth, Screen.WidthOfTerminal()) - 1;
        return text.Length > width ? text[..width] : text.PadRight(width);
    }
}
