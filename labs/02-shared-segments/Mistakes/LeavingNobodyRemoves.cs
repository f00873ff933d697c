using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Detaching is not removing: the segment stays, with nobody in it.</summary>
[Mistake(Verdict.FailedAssertion, "memory goes away when nobody uses it")]
public sealed class LeavingNobodyRemoves : ILeaving
{
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        process.Add(segment, ulong.MaxValue);
        process.Shmdt(segment);
    }
}
