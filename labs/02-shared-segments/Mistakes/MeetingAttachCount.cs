using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Whoever finds nobody attached takes itself for the maker; two may look before either attaches.</summary>
[Mistake(Verdict.FailedAssertion, "the first to attach has made it")]
public sealed class MeetingAttachCount : IMeeting
{
    public Attached Open(SimulatedProcess process, int key, int size)
    {
        int id = process.Shmget(key, size, Shm.Create | Shm.UserRead | Shm.UserWrite);
        bool isMaker = process.ShmStat(id)?.Attachments == 0;
        return new Attached(process.Shmat(id), isMaker);
    }
}
