using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Takes EEXIST for a failure: the second process never gets in.</summary>
[Mistake(Verdict.FailedAssertion, "an error is an error")]
public sealed class MeetingGivesUp : IMeeting
{
    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite);
        return id < 0 ? default : new Attached(process.Shmat(id), true);
    }
}
