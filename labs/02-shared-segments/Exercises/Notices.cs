using SharedSegments.Checks;

namespace SharedSegments.Exercises;

/// <summary>Everybody may do everything.</summary>
public sealed class Notices : INotices
{
    // TODO: the owner writes, the group reads, nobody else gets near; and a reader reads only.
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.EverybodyReadWrite);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id);
    }
}
