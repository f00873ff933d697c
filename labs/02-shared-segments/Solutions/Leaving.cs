using SharedSegments.Checks;

namespace SharedSegments.Solutions;

/// <summary>To take oneself off and to learn how many are left is one step: exactly one learns that it was the last.</summary>
public sealed class Leaving : ILeaving
{
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        ulong left = process.Add(segment, ulong.MaxValue);
        if (left == 0) process.ShmRemove(id);
        process.Shmdt(segment);
    }
}
