using Races.Checks;

namespace Races.Exercises;

/// <summary>A stack for many threads. tasks[0] to tasks[count - 1] are waiting: an invariant over two variables.</summary>
public sealed class TaskStack : ITaskStack
{
    private readonly int[] tasks = new int[8];
    private int count;

    // TODO: whatever the threads' order, each task that is pushed is taken once.
    public void Push(int task)
    {
        tasks[count] = task;
        count++;
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
