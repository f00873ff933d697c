using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Says what a step would do.</summary>
internal static class ChoiceText
{
    public static string Of(MachineWorld world, TraceRow row, bool isEnabled) => row.Step.Kind switch
    {
        StepKind.Read => $"reads {row.Location} = {row.From}{(row.Note is null ? "" : $", {row.Note}")}",
        StepKind.Write => row.Note is null ? $"stores to {row.Location}, which is {row.From}" : $"stores to {row.Location}, {row.Note}",
        StepKind.Drain => $"{row.Location}: {row.From} → {Waiting(world, row)} reaches memory",
        StepKind.Fence => isEnabled ? "finds its store buffer empty" : "waits until its store buffer is empty",
        StepKind.Yield => "goes round a loop that touches no memory",
        StepKind.ReadModifyWrite when row.From is not null => isEnabled ? $"reads and writes {row.Location} = {row.From} in one step" : "waits until its store buffer is empty",
        _ => isEnabled ? "asks the kernel" : "waits for the kernel",
    };

    private static string Waiting(MachineWorld world, TraceRow row)
    {
        var cell = Locations.CellOf(row.Step.Location);
        var store = world.Computer.BufferOf(row.Process).First(store => store.Cell == cell);
        return Alu.Signed(store.Value, store.Size).ToString();
    }
}
