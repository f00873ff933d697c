using System.Text.RegularExpressions;

namespace Threads.Labs.Reports;

/// <summary>
/// Draws a deadlock as the cycle that it is, from the lines that name who holds what and waits for what:
/// <c>A ──waits for──▶ account 2 ──held by──▶ B ──waits for──▶ account 1 ──held by──▶ A</c>. Draws nothing where there is no cycle.
/// </summary>
internal static partial class CycleDrawing
{
    public static void Write(Screen screen, string message, int indent)
    {
        var waits = LinePattern().Matches(message).Select(match => (
            Thread: match.Groups["thread"].Value,
            Holds: match.Groups["holds"].Value,
            Wants: match.Groups["wants"].Value)).ToList();
        var cycle = CycleIn(waits);
        if (cycle.Count == 0) return;

        screen.Line();
        var pieces = cycle.SelectMany(wait => new[] { $"{wait.Thread} ──waits for──▶ ", $"{wait.Wants} ──held by──▶ " }).Append(cycle[0].Thread);
        var margin = new string(' ', indent + 6);
        var line = margin;
        foreach (var piece in pieces)
        {
            if (line.Length + piece.Length > screen.Width && line.Length > margin.Length)
            {
                screen.Line(line);
                line = margin + "  ";
            }

            line += piece;
        }

        screen.Line(line);
        screen.Line();
    }

    private static List<(string Thread, string Holds, string Wants)> CycleIn(List<(string Thread, string Holds, string Wants)> waits)
    {
        foreach (var start in waits)
        {
            var cycle = new List<(string Thread, string Holds, string Wants)> { start };
            while (true)
            {
                var wanted = cycle[^1].Wants;
                var holder = waits.Find(wait => wait.Holds.Split(", ").Contains(wanted));
                if (holder.Thread is null || cycle.Skip(1).Contains(holder)) break;
                if (holder == start) return cycle;
                cycle.Add(holder);
            }
        }

        return [];
    }

    [GeneratedRegex(@"^\s*(?:thread )?(?<thread>\S+) holds (?<holds>.+?)(?: \([^)]*\))? and waits for (?<wants>.+?)(?: \([^)]*\))?\.?\s*$", RegexOptions.Multiline)]
    private static partial Regex LinePattern();
}
