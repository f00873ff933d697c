using Races.Checks;

namespace Races.Mistakes;

/// <summary>A lock protects only from those who take it too: TryPop does not.</summary>
[Mistake(Verdict.LostUpdate, "only adding needs the lock: taking away makes no new value")]
public sealed class TaskStackUnlockedPop : ITaskStack
{
    private readonly Lock gate = new();
    private readonly int[] tasks = new int[8];
    private int count;

    public void Push(int task)
    {
        lock (gate)
        {
            tasks[count] = task;
            count++;
        }
    }

    public bool TryPop(out int task)
    {
        task = 0;
        if (count == 0) return false;
        count--;
        task = tasks[count];
        return true;
    }
}
