namespace Threads.Machine;

/// <summary>Where a program's variables are, and what they hold.</summary>
public static class ProgramNotes
{
    /// <summary>A sentence for each variable of a computer's program.</summary>
    public static IEnumerable<string> Of(Computer computer)
    {
        ArgumentNullException.ThrowIfNull(computer);
        var unit = (ulong)computer.Program.AddressUnit;
        foreach (var variable in computer.Program.Variables)
        {
            var value = computer.ValueOf(new Observable(-1, Register.None, variable, variable.Name) { Size = variable.Size });
            var places = Enumerable.Range(0, computer.Program.Processes).Select(process => (computer.Kernel.DataBaseOf(process) + (ulong)variable.Offset) / unit).ToList();
            yield return $"{variable.Name} = {value}, at {string.Join(" and ", places.Select((address, process) => $"{(unit == 1 ? $"0x{address:x}" : $"{address}")} of {computer.Kernel.Processes[process].Name}"))}.";
        }
    }
}
