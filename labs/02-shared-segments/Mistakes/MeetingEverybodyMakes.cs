using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Without Exclusive, shmget succeeds for everybody: each believes that it made the segment.</summary>
[Mistake(Verdict.FailedAssertion, "whoever says Create has created it")]
public sealed class MeetingEverybodyMakes : IMeeting
{
    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(key, size, Shm.Create | Shm.UserRead | Shm.UserWrite);
        return new Attached(process.Shmat(id), id >= 0);
    }
}
