using System.Runtime.InteropServices;
using Threads.Machine;
using Threads.Managed.Native;

namespace Threads.Labs.RealCores;

/// <summary>
/// Runs litmus tests on this computer's cores, as litmus7 does (Alglave et al., TACAS 2011): compiled, many copies in a batch, the threads
/// pinned and started together. One caller at a time.
/// </summary>
public static class LitmusRunner
{
    /// <summary>Runs a test many times, and counts its final states.</summary>
    /// <param name="program">The test.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="progress">Called now and then with the number of trials so far.</param>
    /// <returns>What was seen, states as herd writes them; a note instead when it cannot be run so.</returns>
    public static Trials Run(MachineProgram program, TrialLimits limits, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.Trials);
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return Trials.None($"Its cores are {RuntimeInformation.ProcessArchitecture}, and the test is for x86-64: they need not obey TSO.");
        if (program.Processes > 1) return Trials.None("The threads of a compiled test share one process.");
        try
        {
            return new LitmusTeam(program, Affinity.Cores(), limits).Run(progress);
        }
        catch (NotOnRealCoresException reason)
        {
            return Trials.None(reason.Message);
        }
    }
}
