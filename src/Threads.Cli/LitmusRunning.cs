using System.Diagnostics.CodeAnalysis;
using Threads.Labs;
using Threads.Labs.RealCores;
using Threads.Labs.Reports;
using Threads.Machine;

namespace Threads.Cli;

/// <summary><c>threads run sb</c> and its kin: a litmus test under SC, under TSO, and on this computer.</summary>
internal static class LitmusRunning
{
    private const string Extension = ".litmus";

    /// <summary>Whether a target names a litmus test: a file, or a classic test; and that test.</summary>
    /// <exception cref="Exploration.InvalidInputException">The file cannot be read, or is no test.</exception>
    public static bool TryRead(string target, [NotNullWhen(true)] out MachineProgram? test)
    {
        if (!target.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) return Classics.TryRead(target, out test);
        test = ProgramFiles.Read(target, new OstepOptions());
        return true;
    }

    /// <summary>Explores the test twice, runs it, and writes the three columns.</summary>
    /// <returns>Failed when something was seen that TSO does not allow, or the claim demands what is not so under TSO.</returns>
    public static int Run(MachineProgram test, long? trials, bool json)
    {
        var sc = LitmusExplorer.Explore(test, MemoryModel.Sc);
        var tso = LitmusExplorer.Explore(test, MemoryModel.Tso);
        var limits = trials is { } count ? TrialLimits.Of(count) : TrialLimits.One;
        var seen = limits.Trials > 0 ? LitmusRunner.Run(test, limits) : null;
        if (json) Console.Out.WriteLine(LitmusJson.Write(sc, tso, seen));
        else LitmusRunReport.Write(Screen.Standard(), sc, tso, seen);
        return tso.Passed && LitmusRunReport.Contradictions(tso, seen).Count == 0 ? ExitCode.Passed : ExitCode.Failed;
    }
}
