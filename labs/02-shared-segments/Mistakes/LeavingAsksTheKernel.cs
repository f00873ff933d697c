using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Asks how many have it attached, and detaches then: two who ask at once both hear 2.</summary>
[Mistake(Verdict.FailedAssertion, "what the kernel said is still true afterwards")]
public sealed class LeavingAsksTheKernel : ILeaving
{
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        bool isLast = process.ShmStat(id)?.Attachments == 1;
        process.Shmdt(segment);
        if (isLast) process.ShmRemove(id);
    }
}
