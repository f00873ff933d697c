using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Relies on readers that attach for reading only; whoever does not, writes.</summary>
[Mistake(Verdict.FailedAssertion, "ReadOnly protects the segment")]
public sealed class NoticesPoliteReader : INotices
{
    public ulong Create(SimulatedProcess owner, int key, int size)
    {
        int id = owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.EverybodyReadWrite);
        return id < 0 ? 0 : owner.Shmat(id);
    }

    public ulong OpenToRead(SimulatedProcess reader, int key)
    {
        int id = reader.Shmget(key, 0, Shm.None);
        return id < 0 ? 0 : reader.Shmat(id, 0, Shm.ReadOnly);
    }
}
