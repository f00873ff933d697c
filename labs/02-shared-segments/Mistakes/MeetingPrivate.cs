using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>A private segment has no key: each process makes one of its own.</summary>
[Mistake(Verdict.FailedAssertion, "IPC_PRIVATE means that no stranger can use it")]
public sealed class MeetingPrivate : IMeeting
{
    private const int Private = 0;

    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(Private, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite);
        return new Attached(process.Shmat(id), true);
    }
}
