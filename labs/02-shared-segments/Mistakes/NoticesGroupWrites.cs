using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Grants the group what only the owner needs.</summary>
[Mistake(Verdict.FailedAssertion, "whoever may read may as well write")]
public sealed class NoticesGroupWrites : INotices
{
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite | Shm.GroupRead | Shm.GroupWrite);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id, 0, Shm.ReadOnly);
    }
}
