using SharedSegments.Checks;

namespace SharedSegments.Exercises;

/// <summary>Asks whether the segment is there, and makes it if not. Two may ask before one has made it.</summary>
public sealed class Meeting : IMeeting
{
    // TODO: exactly one process may believe that it made the segment.
    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(key, size, Shm.None);
        bool isMaker = id < 0;
        if (isMaker) id = process.Shmget(key, size, Shm.Create | Shm.UserRead | Shm.UserWrite);
        return new Attached(process.Shmat(id), isMaker);
    }
}
