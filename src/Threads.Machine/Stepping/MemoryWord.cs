namespace Threads.Machine;

/// <summary>A word of memory as a reader sees it.</summary>
/// <param name="Name">The variable that lies there, or the address.</param>
/// <param name="Physical">The physical address.</param>
/// <param name="Value">What memory holds; stores that wait in a buffer do not count.</param>
/// <param name="Lines">What the cache of each core knows of the line that it lies in.</param>
/// <param name="Counts">What has happened to that line so far.</param>
public sealed record MemoryWord(string Name, ulong Physical, long Value, IReadOnlyList<LineState> Lines, LineCounts Counts)
{
    /// <summary>The words worth showing: the program's variables, what it is told by, and what has been touched.</summary>
    public static IReadOnlyList<MemoryWord> Of(Computer computer)
    {
        ArgumentNullException.ThrowIfNull(computer);
        var named = computer.Program.Variables.Where(variable => variable.Count == 1)
            .Concat(computer.Program.Observed.Select(place => place.Variable).OfType<Variable>())
            .DistinctBy(variable => variable.Offset)
            .Select(variable => new MemoryWord(variable.Name, Computer.PhysicalOf(variable), ValueOf(computer, variable), [], new LineCounts()))
            .ToList();
        var others = computer.TouchedMemory()
            .Where(word => named.TrueForAll(known => known.Physical / CellTable.Size != word.Physical / CellTable.Size))
            .Select(word => new MemoryWord(Names.OfCell(computer, computer.Cells.Of(word.Physical)), word.Physical, (long)word.Value, [], new LineCounts()));
        return [.. named.Concat(others).Select(word => word with { Lines = LinesOf(computer, word.Physical), Counts = computer.Caches?.CountsOf(word.Physical) ?? word.Counts })];
    }

    private static long ValueOf(Computer computer, Variable variable) => computer.ValueOf(new Observable(-1, Register.None, variable, variable.Name));

    private static LineState[] LinesOf(Computer computer, ulong physical) =>
        [.. Enumerable.Range(0, computer.ThreadCount).Select(core => computer.Caches?.StateOf(core, physical) ?? LineState.Invalid)];
}
