using Races.Checks;

namespace Races.Mistakes;

/// <summary>
/// Push reserves a slot under the lock and fills it afterwards: in between, the stack promises a task that is not there yet.
/// </summary>
[Mistake(Verdict.FailedAssertion, "once the slot is reserved it is mine, and can be filled without the lock")]
public sealed class TaskStackFilledLater : ITaskStack
{
    private readonly Lock gate = new();
    private readonly int[] tasks = new int[8];
    private int count;

    public void Push(int task)
    {
        int slot;
        lock (gate)
        {
            slot = count;
            count++;
        }

        tasks[slot] = task;
    }

    public bool TryPop(out int task)
    {
        lock (gate)
        {
            task = 0;
            if (count == 0) return false;
            count--;
            task = tasks[count];
            return true;
        }
    }
}
