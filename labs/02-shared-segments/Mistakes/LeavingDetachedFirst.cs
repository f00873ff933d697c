using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Detaches, and then wants to count down in memory that it does not have any more.</summary>
[Mistake(Verdict.UnhandledException, "an address stays good after shmdt")]
public sealed class LeavingDetachedFirst : ILeaving
{
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        process.Shmdt(segment);
        if (process.Add(segment, ulong.MaxValue) == 0) process.ShmRemove(id);
    }
}
