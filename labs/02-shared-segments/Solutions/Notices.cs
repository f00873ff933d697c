using SharedSegments.Checks;

namespace SharedSegments.Solutions;

/// <summary>The segment grants no more than is needed, and the reader asks for no more.</summary>
public sealed class Notices : INotices
{
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite | Shm.GroupRead);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id, 0, Shm.ReadOnly);
    }
}
