namespace Threads.Machine;

/// <summary>What a reader calls a place in memory.</summary>
internal static class Names
{
    /// <summary>A thread: as the program calls it, or by its number when the program made it.</summary>
    public static string OfThread(MachineProgram program, int thread) => thread < program.Threads.Count ? program.Threads[thread].Name : $"thread {thread}";

    /// <summary>The variable that lies in a cell: <c>x</c>, <c>flag[1]</c>; else its physical address.</summary>
    public static string OfCell(Computer computer, int cell)
    {
        var physical = computer.Cells.AddressOf(cell);
        foreach (var variable in computer.Program.Variables)
        {
            if (physical + CellTable.Size <= (ulong)variable.Offset || physical >= (ulong)variable.Offset + (ulong)(variable.Size * variable.Count)) continue;
            return variable.Count == 1 ? variable.Name : $"{variable.Name}[{((long)physical - variable.Offset) / variable.Size}]";
        }

        return computer.Program.AddressUnit == 1 ? $"0x{physical:x}" : $"{physical / (ulong)computer.Program.AddressUnit}";
    }
}
