using Threads.Exploration;
using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Labs.Stepping;

/// <summary>The parts of the stepping screen, each made of what a walk has reached.</summary>
internal static class StepBlocks
{
    private const string NextMark = "▸ ";
    private const string DoneMark = "· ";

    /// <summary>A thread: its code around the next instruction, registers, conditions, store buffer.</summary>
    public static Block Thread(Walk walk, ThreadView thread, int width, int codeRows)
    {
        var lines = new List<IReadOnlyList<Piece>>(Code(walk, thread, codeRows));
        var isOstep = walk.Program.Notation == Notation.Ostep;
        foreach (var line in Wrap.Lines(string.Join("  ", thread.Registers.Select(register => $"{register.Name} {register.Value}")), width)) lines.Add([line]);
        if (thread.Conditions.Length > 0) lines.Add([new Piece($"{(isOstep ? "last test" : "flags")}: {thread.Conditions}", Tone.Quiet)]);
        if (walk.Computer.Model != MemoryModel.Sc)
            lines.Add(["store buffer: ", thread.Buffer.Count == 0 ? new Piece("empty", Tone.Quiet) : new Piece(string.Join(", ", thread.Buffer), Tone.Notice)]);
        var place = walk.Program.Processes > 1 || walk.Computer.Kernel.Processes.Count > 1 ? $", process {thread.Process}" : "";
        return new Block($"{thread.Name}{place}{(thread.Status is null ? "" : $", {thread.Status}")}", lines);
    }

    /// <summary>Memory, and what the cores' caches know of it.</summary>
    public static Block Memory(Walk walk, int rows)
    {
        var words = MemoryWord.Of(walk.Computer);
        var cores = walk.Computer.ThreadCount;
        var lines = new List<IReadOnlyList<Piece>>
        {
            new Piece[] { new($"{"",-9}{"value",7}   caches{new string(' ', Math.Max(0, (2 * cores) - 6))}  misses  lost", Tone.Quiet) },
        };
        foreach (var word in words.Take(words.Count > rows ? rows - 1 : rows))
        {
            var states = string.Concat(word.Lines.Select(state => state == LineState.Invalid ? " –" : $"{state.ToString()[0],2}"));
            lines.Add([$"{Cut(word.Name, 8),-9}", new Piece($"{word.Value,7}", Tone.Strong), $"  {states.PadRight(7)}  {word.Counts.Misses,6}  {word.Counts.Invalidations,4}"]);
        }

        if (words.Count > rows) lines.Add([new Piece($"and {words.Count - rows + 1} more", Tone.Quiet)]);
        return new Block("memory", lines);
    }

    /// <summary>The page tables of all processes: neighbouring pages in neighbouring frames are one line.</summary>
    public static Block PageTables(Walk walk, int rows)
    {
        var runs = PageRun.Of(walk.Computer.Kernel);
        var names = walk.Computer.Kernel.Processes.Count > 1;
        var lines = runs.Take(runs.Count > rows + 1 ? rows : rows + 1).Select(run => (IReadOnlyList<Piece>)
        [
            names ? $"process {run.Process}  " : "", $"{run.Pages,-19} → ", new Piece($"{run.Frames,-14}", Tone.Strong), new Piece(run.Flags, Tone.Quiet),
        ]).ToList();
        if (runs.Count > rows + 1) lines.Add([new Piece($"and {runs.Count - rows} more", Tone.Quiet)]);
        return new Block("page tables", lines);
    }

    /// <summary>The latest steps.</summary>
    public static Block Steps(Walk walk, int rows)
    {
        var first = Math.Max(0, walk.Rows.Count - rows);
        var lines = walk.Rows.Skip(first).Select((row, at) => (IReadOnlyList<Piece>)
        [
            new Piece($"{first + at + 1,3}  ", Tone.Quiet), $"{Short(row.Thread)}  {Did(row)}", new Piece(row.Step.Kind == StepKind.Drain ? "" : $"   {row.At.Code}", Tone.Quiet),
        ]);
        return new Block(walk.Undone > 0 ? $"steps, {walk.Undone} taken back" : "steps", [.. lines]);
    }

    /// <summary>Who could step next; at the end, how it ended.</summary>
    public static Block Choices(Walk walk, int width)
    {
        if (walk.Ending is { } ending) return new Block("the end", [.. End(walk, ending, width)]);
        return new Block("who steps next?", [.. walk.Choices.Select((choice, at) => (IReadOnlyList<Piece>)
        [
            choice.IsEnabled ? new Piece($"{at + 1}  ", Tone.Strong) : new Piece("–  ", Tone.Quiet),
            new Piece($"{choice.Name,-3} {Short(choice.Row.Thread)}{(choice.IsDrain ? "'s buffer:" : "")} {choice.Text}", choice.IsEnabled ? Tone.Plain : Tone.Quiet),
        ])]);
    }

    private static IEnumerable<IReadOnlyList<Piece>> End(Walk walk, Ending ending, int width)
    {
        var isFine = ending.Verdict == Verdict.Pass;
        foreach (var line in Wrap.Lines(isFine ? $"final state: {ending.Outcome}" : $"{Words.Of(ending.Verdict)}: {ending.Message}", width))
            yield return [new Piece(line, isFine ? Tone.Strong : Tone.Bad)];
        if (!isFine || walk.Program.Claim is not { } claim) yield break;
        var holds = claim.Proposition.Holds(walk.Computer.ValueOf);
        var isContradicted = claim.Quantifier != Quantifier.Exists && holds != (claim.Quantifier == Quantifier.ForAll);
        foreach (var line in Wrap.Lines($"{(holds ? "satisfies" : "does not satisfy")} what stands in  {claim.Text}", width))
            yield return [new Piece(line, isContradicted ? Tone.Bad : holds ? Tone.Notice : Tone.Plain)];
    }

    private static IEnumerable<IReadOnlyList<Piece>> Code(Walk walk, ThreadView thread, int rows)
    {
        var first = Math.Clamp(thread.Next - (rows / 2), 0, Math.Max(0, thread.Code.Count - rows));
        var latest = walk.Rows.Count > 0 ? walk.Rows[^1] : null;
        var isLatest = latest is not null && latest.Step.Kind != StepKind.Drain && latest.Process == thread.Thread;
        for (var at = first; at < Math.Min(first + rows, thread.Code.Count); at++)
        {
            var instruction = thread.Code[at];
            var text = instruction.Text.Length > 0 ? $"{(walk.Program.Notation == Notation.Ostep ? $"{thread.First + at} " : "")}{instruction.Text}" : "(end)";
            var isNext = at == thread.Next && thread.Status is null;
            var wasDone = isLatest && (latest!.At.Line == instruction.Line || walk.TakenAlong.Any(along => walk.Program.Code[along] == instruction));
            yield return [new Piece((isNext ? NextMark : wasDone ? DoneMark : "  ") + text, isNext ? Tone.Strong : wasDone ? Tone.Plain : Tone.Quiet)];
        }
    }

    private static string Did(TraceRow row) => row.Step.Kind switch
    {
        StepKind.Drain => $"{row.Location}: {row.From} → {row.To} reaches memory",
        StepKind.Fence => "its store buffer is empty",
        StepKind.Yield => "goes round a loop that touches no memory",
        StepKind.Read => $"reads {row.Location} = {row.From}{(row.Note is null ? "" : ", its own store")}",
        StepKind.Write when row.Note is not null => $"{row.Location} = {row.To} into its buffer",
        _ when row.To is null => "asks the kernel",
        _ => $"{row.Location}: {row.From} → {row.To}",
    };

    private static string Short(string thread) => thread.Replace("Thread ", "T", StringComparison.Ordinal);

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";
}
