using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Attaches for reading and writing, and is refused: the group may only read.</summary>
[Mistake(Verdict.FailedAssertion, "shmat grants what there is")]
public sealed class NoticesReaderAsksTooMuch : INotices
{
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite | Shm.GroupRead);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id);
    }
}
