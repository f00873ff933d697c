using System.Reflection;
using Threads.Machine;
using Threads.SharedMemory;

namespace Threads.Labs.Kernels;

/// <summary>One step of a process, in words that are the same on every kernel that answers the same.</summary>
/// <param name="Text">Who did what: <c>A shmget(1, 4096, Create|0666)</c>.</param>
/// <param name="Answer">What came of it: <c>id 1</c>, <c>@1</c>, <c>-1 EEXIST</c>, <c>7</c>, <c>SIGSEGV</c>.</param>
/// <param name="Segments">All segments afterwards; their identifiers are counted from 1, in the order in which they were met.</param>
internal sealed record KernelStep(string Text, string Answer, IReadOnlyList<SegmentFacts> Segments);

/// <summary>A page of a segment, as the page table of a process has it.</summary>
/// <param name="Name">What its address is called: <c>@1</c>.</param>
/// <param name="Process">Whose.</param>
/// <param name="Address">The address, as it is.</param>
/// <param name="Frame">What is behind it.</param>
internal readonly record struct SeenPage(string Name, string Process, ulong Address, string Frame);

/// <summary>A demonstration, played once on a kernel: each actor to its end, in the order of their names.</summary>
/// <param name="Steps">What its processes did, and what they were answered.</param>
/// <param name="Pages">The first pages of what was attached, seen at the moment when most of them had a frame.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record KernelRun(IReadOnlyList<KernelStep> Steps, IReadOnlyList<SeenPage> Pages, string Outcome)
{
    /// <summary>Whether it was one and the same memory that was seen, at several addresses.</summary>
    public bool HasOneFrame => Pages.Count > 1 && Pages.All(page => page.Frame == Pages[0].Frame) && Pages.DistinctBy(page => page.Address).Count() == Pages.Count;

    /// <summary>Plays a demonstration that can be made on a machine.</summary>
    /// <exception cref="SharedMemoryException">The machine is this computer, and does not do its part.</exception>
    public static KernelRun Of(Demonstration demonstration, IMachine machine)
    {
        var recorded = new RecordedMachine(machine);
        var outcome = Try(() => Play(demonstration, recorded));
        return new KernelRun(recorded.Steps, recorded.Pages, outcome);
    }

    // An actor whose process was ended does no more; the step that ended it was noted.
    private static object? Play(Demonstration demonstration, RecordedMachine machine)
    {
        var instance = demonstration.OnMachine!.Invoke(BindingFlags.DoNotWrapExceptions, null, [machine], null);
        foreach (var actor in demonstration.Actors)
        {
            try
            {
                actor.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
            }
            catch (SegmentationFaultException)
            {
                // The others go on.
            }
        }

        return demonstration.Outcome.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    // Whatever the demonstration throws is how it ended; what the machine throws that does not do its part is not.
    private static string Try(Func<object?> play)
    {
        try
        {
            return $"{play()}";
        }
        catch (SegmentationFaultException)
        {
            return "a segmentation fault";
        }
        catch (Exception exception) when (exception is not SharedMemoryException)
        {
            return exception.Message;
        }
    }
}
