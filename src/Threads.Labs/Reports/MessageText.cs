namespace Threads.Labs.Reports;

/// <summary>
/// Writes what the engine says of a failure, a paragraph a line; a deadlock's cycle, which comes as one line of arrows, stands
/// apart and is broken at its arrows only.
/// </summary>
internal static class MessageText
{
    private const string Arrow = "──▶ ";

    public static void Write(Screen screen, string message, int indent)
    {
        foreach (var line in message.Split('\n'))
        {
            if (line.Contains(Arrow, StringComparison.Ordinal)) WriteCycle(screen, line, indent + 6);
            else screen.Paragraph(line, indent);
        }
    }

    private static void WriteCycle(Screen screen, string cycle, int indent)
    {
        var margin = new string(' ', indent);
        var line = margin;
        screen.Line();
        foreach (var part in cycle.Split(Arrow).Select((part, i) => (i == 0 ? "" : Arrow) + part))
        {
            if (line.Length + part.Length > screen.Width && line.Length > margin.Length)
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
