using Threads.Exploration;

namespace Threads.Tests.Explorers;

/// <summary>A world whose every run takes a while, and is then disturbed from outside.</summary>
internal sealed class DisturbedWorld(TimeSpan each) : IWorld
{
    public IReadOnlyList<TraceRow> Trace => [];

    public IDisposable Open() => new MemoryStream();

    public Ending Run(IScheduler scheduler, bool traced = false)
    {
        Thread.Sleep(each);
        throw new RunInvalidatedException("It was disturbed.");
    }

    public SourceSite SiteOf(int site) => throw new NotSupportedException();

    public string NameOf(int location) => throw new NotSupportedException();

    public string ThreadName(int process) => throw new NotSupportedException();
}
