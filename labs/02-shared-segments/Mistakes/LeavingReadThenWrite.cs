using SharedSegments.Checks;

namespace SharedSegments.Mistakes;

/// <summary>Reads the count and writes it back: two who leave at once both read 2, and both take themselves for the first.</summary>
[Mistake(Verdict.FailedAssertion, "a process can count down in two steps")]
public sealed class LeavingReadThenWrite : ILeaving
{
    public void Leave(SimulatedProcess process, int id, ulong segment)
    {
        ulong left = process.Read(segment) - 1;
        process.Write(segment, left);
        if (left == 0) process.ShmRemove(id);
        process.Shmdt(segment);
    }
}
