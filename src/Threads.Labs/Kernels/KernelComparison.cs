using Threads.Exploration;
using Threads.Machine;
using Threads.SharedMemory;

namespace Threads.Labs.Kernels;

/// <summary>The same steps on two kernels: the simulated one, and this computer's.</summary>
/// <param name="Simulated">On the simulated one.</param>
/// <param name="Real">On this computer's; null where that was not possible.</param>
internal sealed record KernelComparison(KernelRun Simulated, KernelRun? Real)
{
    /// <summary>Which kernel this computer's is, and the processes on it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether this computer's kernel hid which frames they were.</summary>
    public bool HidesFrames { get; init; }

    /// <summary>Whether the processes were an administrator's, whom permissions do not bind: on both kernels.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>Why <see cref="Real"/> is missing.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Whether it began, and did not come to its end.</summary>
    public bool WasCutShort { get; init; }

    /// <summary>The number of the first step, from 0, that was another or came out otherwise; null for none.</summary>
    public int? FirstDifference { get; } = Real is null ? null : DifferenceOf(Simulated.Steps, Real.Steps);

    /// <summary>Whether all came out alike: answers, segments, outcome, and whether it is one frame that the page tables lead to.</summary>
    public bool IsSame => Real is not null && FirstDifference is null && (Simulated.Outcome, Simulated.HasOneFrame) == (Real.Outcome, Real.HasOneFrame);

    /// <summary>An <see cref="Labs.ExitCode"/>: what could not be tried says nothing against the demonstration.</summary>
    public int ExitCode => WasCutShort ? Labs.ExitCode.ToolFailed : Real is null || IsSame ? Labs.ExitCode.Passed : Labs.ExitCode.Failed;

    /// <summary>
    /// Whether a demonstration of which this was found can be played without supervision: none of its schedules waits for ever, or throws. Everything else, a
    /// wrong outcome included, is worth comparing.
    /// </summary>
    public static bool IsSafeAfter(Verdict verdict) => verdict is not (Verdict.TimedOut or Verdict.UnhandledException or Verdict.Unsupported
        or Verdict.Deadlock or Verdict.PartialDeadlock or Verdict.LostWakeup or Verdict.LockNeverReleased or Verdict.Livelock);

    /// <summary>Plays a demonstration on the simulated kernel and, in real processes, on this computer's.</summary>
    /// <param name="demonstration">The demonstration; one that can be made on a machine.</param>
    /// <param name="program">The program of the processes: see <see cref="LinuxMachine"/>.</param>
    public static KernelComparison Of(Demonstration demonstration, string program)
    {
        // Or root, whom this computer's kernel refuses nothing, would be told that the simulated one is wrong to refuse.
        var isPrivileged = SharedMemory.Native.Privileges.IgnoresPermissions;
        var simulated = KernelRun.Of(demonstration, new SimulatedMachine { Caller = isPrivileged ? Credentials.Root : Credentials.Student });
        using var machine = new LinuxMachine(program);
        try
        {
            var real = KernelRun.Of(demonstration, machine);
            return new KernelComparison(simulated, real) { Description = machine.Description, HidesFrames = machine.HidesFrames, IsPrivileged = isPrivileged };
        }
        catch (SharedMemoryException exception)
        {
            return new KernelComparison(simulated, null) { IsPrivileged = isPrivileged, Obstacle = exception.Message, WasCutShort = exception.ErrorNumber == SharedMemory.Native.Errno.NoSuchProcess };
        }
    }

    private static int? DifferenceOf(IReadOnlyList<KernelStep> expected, IReadOnlyList<KernelStep> found)
    {
        for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            if (i >= expected.Count || i >= found.Count) return i;
            if ((expected[i].Text, expected[i].Answer) != (found[i].Text, found[i].Answer) || !expected[i].Segments.SequenceEqual(found[i].Segments)) return i;
        }

        return null;
    }
}
