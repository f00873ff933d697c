using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Makes the rows of a trace: what a step was about to do, and what came of it.</summary>
internal static class Tracing
{
    public static TraceRow Before(MachineWorld world, WorldState state, int process)
    {
        var step = state.Pending(process);
        var isDrain = (state.Drains >> process & 1) != 0;
        var thread = world.Processes.OwnerOf(process);
        var cell = isDrain ? Locations.CellOf(step.Location) : world.NextOf(thread).Cell;
        var isBuffered = step.Kind == StepKind.Write && !isDrain && world.Computer.Layout.BufferCapacity > 0;
        var from = cell < 0 || isBuffered ? null : step.Kind == StepKind.Read ? Shown(world.SeenBy(thread, cell)) : Shown(world.Computer.Cell(cell));
        var note = isDrain ? "leaves the store buffer"
            : world.NextOf(thread).Action == MachineAction.Forward ? "from its own store buffer"
            : isBuffered ? "into the store buffer"
            : null;
        return new TraceRow(process, world.ThreadName(process), step, world.SiteOf(step.Site), cell >= 0 ? Names.OfCell(world.Computer, cell) : world.NameOf(step.Location), from, null, [], note);
    }

    public static TraceRow After(MachineWorld world, TraceRow row)
    {
        var cell = Locations.CellOf(row.Step.Location);
        if (row.Step.Kind is StepKind.Read or StepKind.Fence or StepKind.Yield) return row;
        if (cell >= 0) return row with { To = Shown(world.Computer.Cell(cell)) };
        var waiting = row.Step.Kind == StepKind.Write ? world.Computer.BufferOf(world.Processes.OwnerOf(row.Process)) : [];
        return waiting.Count > 0 ? row with { To = Shown(waiting[^1].Value) } : row;
    }

    private static string Shown(ulong value) => ((long)value).ToString();
}
