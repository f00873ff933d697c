using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Grants the owner nothing, since it owns the segment anyway.</summary>
[Mistake(Verdict.FailedAssertion, "the owner may always write")]
public sealed class NoticesOwnerForgotten : INotices
{
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.GroupRead);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id, 0, Shm.ReadOnly);
    }
}
