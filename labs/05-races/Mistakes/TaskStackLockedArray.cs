using Races.Checks;

namespace Races.Mistakes;

/// <summary>The array that is locked is replaced by each push, so that the next thread locks another object.</summary>
[Mistake(Verdict.LostUpdate, "lock what you change: the array")]
public sealed class TaskStackLockedArray : ITaskStack
{
    private int[] tasks = [];

    public void Push(int task)
    {
        lock (tasks)
        {
            int[] longer = new int[tasks.Length + 1];
            for (int i = 0; i < tasks.Length; i++) longer[i] = tasks[i];
            longer[tasks.Length] = task;
            tasks = longer;
        }
    }

    public bool TryPop(out int task)
    {
        lock (tasks)
        {
            task = 0;
            if (tasks.Length == 0) return false;
            task = tasks[tasks.Length - 1];
            int[] shorter = new int[tasks.Length - 1];
            for (int i = 0; i < shorter.Length; i++) shorter[i] = tasks[i];
            tasks = shorter;
            return true;
        }
    }
}
