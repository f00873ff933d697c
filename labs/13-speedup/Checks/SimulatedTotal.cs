namespace Scaling.Checks;

/// <summary>A total in the memory of a simulated machine. Each thread that adds to it does so from a core of its own, whose cache has to fetch the line.</summary>
internal sealed class SimulatedTotal
{
    private readonly SimulatedProcess main;
    private readonly ulong address;
    private readonly ThreadLocal<SimulatedProcess> mine;

    public SimulatedTotal()
    {
        main = new SimulatedMachine().Start("main");
        address = main.Mmap(1);
        mine = new ThreadLocal<SimulatedProcess>(main.Thread);
    }

    /// <summary>What has happened to the total's cache line.</summary>
    public LineCounts Line => main.LineAt(address);

    /// <summary>Adds, in one step. Any thread, at any time.</summary>
    public void Add(long part) => mine.Value!.Add(address, (ulong)part);
}
