using Threads.Exploration;

namespace Threads.Labs.Reports;

/// <summary>What is said where nothing can be said: the program uses something that has no controlled twin.</summary>
public static class UnsupportedReport
{
    /// <summary>Writes it beneath the heading.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="exploration">What was found.</param>
    /// <param name="prefix">How the student calls the tool.</param>
    public static void Write(Screen screen, ExplorationResult exploration, string prefix)
    {
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(exploration);
        screen.Line();
        var message = exploration.Message ?? "The program uses a concurrency API that has no controlled twin.";
        screen.Paragraph(message, 2);
        if (message.Contains("twin", StringComparison.Ordinal)) screen.Paragraph($"What is covered: {prefix} explore --twins", 2);
        screen.Line();
    }
}
