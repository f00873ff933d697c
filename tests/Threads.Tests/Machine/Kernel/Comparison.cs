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
        List<string> before = [];
        foreach (var step in steps)
        {
            var expected = step.Do(real, theirs);
            var found = step.Do(simulated, ours);
            protocol.AppendLine($"{step}  →  {expected}");
            var states = States(real, theirs);
            foreach (var changed in states.Except(before)) protocol.AppendLine($"      {changed}");
            if (expected != found) return protocol.AppendLine($"but the simulated kernel  →  {found}").ToString();
            var differing = States(simulated, ours).Except(states).ToList();
            if (differing.Count > 0) return protocol.AppendLine($"but the simulated kernel has {string.Join("; ", differing)}").ToString();
            before = states;
        }

        return null;
    }

    private static List<string> States(IKernelSide side, Names names) =>
        [.. names.Segments.Select((id, segment) => $"s{segment}: {Status.Text(side.StatusOf(id), side)}")];
}
