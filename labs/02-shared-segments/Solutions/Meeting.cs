using SharedSegments.Checks;

namespace SharedSegments.Solutions;

/// <summary>To look and to make are one step: the kernel tells exactly one process that it made the segment.</summary>
public sealed class Meeting : IMeeting
{
    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite);
        bool isMaker = id >= 0;
        if (!isMaker && process.Error == Errno.EEXIST) id = process.Shmget(key, size, Shm.None);
        return new Attached(process.Shmat(id), isMaker);
    }
}
