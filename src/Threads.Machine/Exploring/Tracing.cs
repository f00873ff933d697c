using Threads.Exploration;

namespace Threads.Machine;

/// <summary>Makes the rows of a trace: what a step was about to do, and what came of it.</summary>
internal static class Tracing
{
    // A buffer's row stands in its thread's column: its kind says whose step it is.
    public static TraceRow Before(MachineWorld world, WorldState state, int process)
    {
        var step = state.Pending(process);
        var thread = world.Processes.OwnerOf(process);
        var cell = step.Kind == StepKind.Drain ? Locations.CellOf(step.Location) : world.NextOf(thread).Cell;
        var isBuffered = step.Kind is not StepKind.Drain && (world.NextOf(thread).Action == MachineAction.Forward || (step.Kind == StepKind.Write && world.Computer.Layout.BufferCapacity > 0));
        var from = cell < 0 || (isBuffered && step.Kind == StepKind.Write) ? null : Shown(world, cell, isBuffered ? thread : -1);
        var note = (step.Kind, isBuffered) switch
        {
            (StepKind.Drain, _) => "its store reaches memory",
            (StepKind.Read, true) => "from its own store buffer",
            (StepKind.Write, true) => "into its store buffer",
            _ => null,
        };
        return new TraceRow(thread, world.ThreadName(thread), step, world.SiteOf(step.Site), cell >= 0 ? Names.OfCell(world.Computer, cell) : world.NameOf(step.Location), from, null, [], note);
    }

    public static TraceRow After(MachineWorld world, TraceRow row)
    {
        if (row.Step.Kind is StepKind.Read or StepKind.Fence or StepKind.Yield) return row;
        var cell = Locations.CellOf(row.Step.Location);
        if (cell >= 0) return row with { To = Shown(world, cell) };
        var buffer = world.Computer.BufferOf(row.Process);
        return row.Step.Kind == StepKind.Write && buffer.Count > 0 ? row with { To = Shown(world, buffer[^1].Cell, row.Process) } : row;
    }

    // What memory holds, or what a thread sees that looks into its own buffer first.
    private static string Shown(MachineWorld world, int cell, int thread = -1) =>
        ((long)(thread < 0 ? world.Computer.Cell(cell) : world.Computer.SeenBy(thread, cell))).ToString();
}
