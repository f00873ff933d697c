using SharedSegments.Checks;

namespace SharedSegments.Exercises;

/// <summary>Everybody removes the segment: nobody finds it by its key any more, though others are still in.</summary>
public sealed class Leaving : ILeaving
{
    // TODO: only the last one may remove it, and one must be the last.
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        process.Shmdt(segment);
        process.ShmRemove(id);
    }
}
