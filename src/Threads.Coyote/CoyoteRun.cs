using Microsoft.Coyote.Runtime;
using Threads.Exploration;

namespace Threads.Coyote;

/// <summary>
/// One run in Coyote's eyes: a mirror for every process of the world. Coyote lets one mirror go at a time, so nothing here is
/// locked; the world stands still while a question is open.
/// </summary>
internal sealed class CoyoteRun(CoyoteDriver driver, WorldState state)
{
    private readonly List<Mirror> _mirrors = [];
    private ulong _mirrored;
    private volatile bool _isOver;

    /// <summary>Whether the world has finished the run: every mirror completes.</summary>
    public bool IsOver
    {
        get => _isOver;
        set => _isOver = value;
    }

    /// <summary>Whether Coyote is told that the run failed.</summary>
    public bool IsReportedAsFailure { get; private set; }

    public WorldState State => state;

    public CoyoteDriver Driver => driver;

    public void Fail(bool report) => IsReportedAsFailure = report;

    /// <summary>Mirrors the initial process on Coyote's root operation, until the run is over and every other mirror has ended.</summary>
    public void Serve()
    {
        try
        {
            _mirrored = 1;
            MirrorNewProcesses();
            var root = new Mirror(this, 0);
            root.Schedule();
            root.Serve();
            foreach (var mirror in _mirrors)
                Operation.PauseUntilCompleted(mirror.Id);
        }
        catch (ThreadInterruptedException)
        {
            // Coyote has detached itself, and interrupts its own threads only.
            foreach (var mirror in _mirrors)
                mirror.Interrupt();
            throw;
        }
    }

    /// <summary>Creates operations for the processes that came to be since the last question.</summary>
    public void MirrorNewProcesses()
    {
        for (var process = 1; process < state.Count; process++)
        {
            var mirror = new Mirror(this, process);
            if ((_mirrored >> process & 1) != 0 || mirror.HasEnded)
                continue;
            _mirrored |= 1UL << process;
            _mirrors.Add(mirror);
            mirror.Start();
        }
    }
}
