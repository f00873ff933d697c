using System.Text;

namespace Threads.Tests.Machine.Kernel;

/// <summary>Runs steps on both kernels, and compares each step's result and, after it, every segment's status.</summary>
internal sealed class Comparison(IKernelSide real, IKernelSide simulated)
{
    /// <summary>Runs a sequence in fresh processes.</summary>
    /// <returns>The protocol up to the first difference; null for none.</returns>
    public string? FirstDifference(IEnumerable<Step> steps)
    {
        real.Restart();
        simulated.Restart();
        var (ours, theirs) = (new Names(), new Names());
        var protocol = new StringBuilder();
        foreach (var step in steps)
        {
            var expected = Outcome(step, real, theirs);
            var found = Outcome(step, simulated, ours);
            protocol.AppendLine($"{step}  →  {expected}");
            if (expected == found) continue;
            return protocol.AppendLine($"but the simulated kernel:  {found}").ToString();
        }

        return null;
    }

    private static string Outcome(Step step, IKernelSide side, Names names)
    {
        var result = new StringBuilder(step.Do(side, names));
        for (var segment = 0; segment < names.Segments.Count; segment++) result.Append($"\n      s{segment}: {Status.Text(side.StatusOf(names.Segments[segment]), side)}");
        return result.ToString();
    }
}
