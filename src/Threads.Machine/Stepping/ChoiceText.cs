using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Says what a step would do.</summary>
internal static class ChoiceText
{
    public static string Of(MachineWorld world, TraceRow row, bool isEnabled) => row.Step.Kind switch
    {
        StepKind.Read => $"reads {row.Location} = {row.From}{(row.Note is null ? "" : $", {row.Note}")}",
        StepKind.Write => $"stores{Stored(world, row)} to {row.Location}{(row.Note is null ? $", now {row.From}" : $", {row.Note}")}",
        StepKind.Drain => $"{row.Location}: {row.From} → {Waiting(world, row)} reaches memory",
        StepKind.Fence => isEnabled ? "finds its store buffer empty" : "waits until its store buffer is empty",
        StepKind.Yield => "goes round a loop that touches no memory",
        StepKind.ReadModifyWrite when row.From is not null => isEnabled ? $"reads and writes {row.Location} = {row.From} in one step" : "waits until its store buffer is empty",
        _ => isEnabled ? "asks the kernel" : "waits for the kernel",
    };

    private static string Stored(MachineWorld world, TraceRow row) => world.Computer.Program.Code[row.Step.Site] switch
    {
        { Opcode: Opcode.Mov, Source: { Kind: OperandKind.Immediate, IsRelative: false } source } => $" {source.Value}",
        { Opcode: Opcode.Mov, Size: var size, Source: { Kind: OperandKind.Register } source } => $" {Alu.Signed(world.Computer.RegisterOf(row.Process, source.Register), size)}",
        _ => "",
    };

    private static string Waiting(MachineWorld world, TraceRow row)
    {
        var cell = Locations.CellOf(row.Step.Location);
        var store = world.Computer.BufferOf(row.Process).First(store => store.Cell == cell);
        return Alu.Signed(store.Value, store.Size).ToString();
    }
}
