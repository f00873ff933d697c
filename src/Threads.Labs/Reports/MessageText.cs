namespace Threads.Labs.Reports;

/// <summary>
/// Writes what the engine says of a failure, a paragraph a line; a deadlock's cycle, which comes as one line of arrows, stands
/// apart and is broken at its arrows only.
/// </summary>
internal static class MessageText
{
    private const string Arrow = "──▶ ";

    public static bool IsCycle(string line) => line.Contains(Arrow, StringComparison.Ordinal);

    public static void Write(Screen screen, string message, int indent)
    {
        foreach (var line in message.Split('\n'))
        {
            if (IsCycle(line)) WriteCycle(screen, line, indent + 6);
            else screen.Paragraph(line, indent);
        }
    }

    private static void WriteCycle(Screen screen, string cycle, int indent)
    {
        var margin = new string(' ', indent);
        var line = margin;
        screen.Line();
        foreach (var part in cycle.Replace(Arrow, Arrow + '\n', StringComparison.Ordinal).Split('\n'))
        {
            if (line.Length + part.TrimEnd().Length > screen.Width && line.Length > margin.Length)
            {
                screen.Line(line);
                line = margin + "  ";
            }

            line += part;
        }

        screen.Line(line);
        screen.Line();
    }
}
