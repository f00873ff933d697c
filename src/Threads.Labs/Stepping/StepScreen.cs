using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Labs.Stepping;

/// <summary>Everything that a walk has reached, on one screen: threads, memory, caches, the latest steps, who could step next.</summary>
internal static class StepScreen
{
    private const int MostBeside = 4;

    // Code, memory and steps from roomy to tight: the first that fits the terminal is taken.
    private static readonly (int Code, int Memory, int Steps)[] Sizes = [(9, 10, 10), (7, 8, 8), (5, 6, 6), (5, 4, 4), (3, 4, 4), (3, 3, 3), (1, 2, 2)];

    /// <summary>The lines of the screen.</summary>
    /// <param name="walk">What was reached.</param>
    /// <param name="width">Columns at hand.</param>
    /// <param name="height">Rows at hand.</param>
    public static IReadOnlyList<IReadOnlyList<Piece>> Lines(Walk walk, int width, int height)
    {
        foreach (var size in Sizes)
        {
            var lines = Lines(walk, width, size);
            if (lines.Count <= height || size == Sizes[^1]) return lines;
        }

        return [];
    }

    private static List<IReadOnlyList<Piece>> Lines(Walk walk, int width, (int Code, int Memory, int Steps) size)
    {
        var lines = new List<IReadOnlyList<Piece>> { Heading(walk, width) };
        foreach (var threads in ThreadView.Of(walk.Computer).Chunk(MostBeside))
        {
            var each = (width / threads.Length) - 2;
            lines.AddRange(Block.Beside([.. threads.Select(thread => StepBlocks.Thread(walk, thread, each, size.Code))], width));
        }

        lines.AddRange(Block.Beside([StepBlocks.Memory(walk, size.Memory), StepBlocks.PageTables(walk, size.Memory)], width));
        lines.AddRange(Block.Beside([StepBlocks.Steps(walk, size.Steps), StepBlocks.Choices(walk, (width / 2) - 2)], width));
        return lines;
    }

    private static Piece[] Heading(Walk walk, int width)
    {
        var left = $"{walk.Program.Name} · {walk.Computer.Model.ToString().ToUpperInvariant()} · {walk.Count} {(walk.Count == 1 ? "step" : "steps")}";
        var schedule = $"schedule {walk.Schedule}";
        var room = width - left.Length - 2;
        if (schedule.Length > room) schedule = room > 1 ? "…" + schedule[^(room - 1)..] : "";
        return [new Piece(left, Tone.Strong), new string(' ', Math.Max(2, width - left.Length - schedule.Length)), new Piece(schedule, Tone.Quiet)];
    }
}
