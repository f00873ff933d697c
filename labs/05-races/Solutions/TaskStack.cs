using Races.Checks;

namespace Races.Solutions;

/// <summary>A stack for many threads. Whoever holds the lock finds tasks[0] to tasks[count - 1] waiting, and leaves it so.</summary>
public sealed class TaskStack : ITaskStack
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
