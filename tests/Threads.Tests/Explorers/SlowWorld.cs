using Threads.Exploration;

namespace Threads.Tests.Explorers;

/// <summary>A world whose runs take a while, and are counted: how much time an exploration takes shows in their number, on a busy machine too.</summary>
internal sealed class SlowWorld(IWorld world, TimeSpan each) : IWorld
{
    public int Runs { get; private set; }

    /// <summary>The rows of the longest run that was replayed for the report.</summary>
    public int LongestTrace { get; private set; }

    public IReadOnlyList<TraceRow> Trace => world.Trace;

    public IDisposable Open() => world.Open();

    public Ending Run(IScheduler scheduler, bool traced = false)
    {
        Runs++;
        Thread.Sleep(each);
        var ending = world.Run(scheduler, traced);
        if (traced)
            LongestTrace = Math.Max(LongestTrace, world.Trace.Count);
        return ending;
    }

    public bool GiveUp(bool isLate) => world.GiveUp(isLate);

    public SourceSite SiteOf(int site) => world.SiteOf(site);

    public string NameOf(int location) => world.NameOf(location);

    public string ThreadName(int process) => world.ThreadName(process);
}
