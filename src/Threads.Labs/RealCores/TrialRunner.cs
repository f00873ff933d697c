using System.Reflection;
using Threads.Managed.Native;

namespace Threads.Labs.RealCores;

/// <summary>
/// Runs demonstrations as they were compiled, not rewritten, on real threads: an actor a thread, a thread a core where the system
/// allows and there are enough. The way of jcstress (Shipilëv) and of litmus7 (Alglave et al., TACAS 2011). One caller at a time.
/// </summary>
public static class TrialRunner
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Runs a demonstration many times, and counts its outcomes.</summary>
    /// <param name="demonstration">The demonstration, of the original assembly.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="progress">Called now and then with the number of trials so far.</param>
    /// <returns>What was seen; a note instead when it cannot be run so. Threads of a trial that does not end are left behind.</returns>
    public static Trials Run(Demonstration demonstration, TrialLimits limits, Action<long>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(demonstration);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.Trials);
        if (ReasonAgainst(demonstration) is { } reason) return Trials.None(reason);
        var team = typeof(DemonstrationTeam<>).MakeGenericType(demonstration.Type);
        return ((Team)Activator.CreateInstance(team, demonstration, Affinity.Cores(), limits)!).Run(progress);
    }

    private static string? ReasonAgainst(Demonstration demonstration)
    {
        if (!demonstration.OnRealCores) return "This demonstration is not meant to.";
        var shared = demonstration.Type.GetFields(Statics).FirstOrDefault(field => !field.IsLiteral && !field.IsInitOnly);
        return shared is null ? null : $"{shared.Name} is static: all trials would share it.";
    }
}
