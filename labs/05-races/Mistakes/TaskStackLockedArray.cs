using Races.Checks;

namespace Races.Mistakes;

/// <summary>The array that is locked is replaced by each push, so that the next thread locks another object.</summary>
[Mistake(Verdict.DataRace, "lock what you change: the array")]
public sealed class TaskStackLockedArray : ITaskStack
{
    private int[] tasks = [];

    public void Push(int task)
    {
        lock (tasks)
        {
            int[] old = tasks;
            int[] longer = new int[old.Length + 1];
            for (int i = 0; i < old.Length; i++) longer[i] = old[i];
            longer[old.Length] = task;
            tasks = longer;
        }
    }

    public bool TryPop(out int task)
    {
        lock (tasks)
        {
            task = 0;
            int[] old = tasks;
            if (old.Length == 0) return false;
            task = old[old.Length - 1];
            int[] shorter = new int[old.Length - 1];
            for (int i = 0; i < shorter.Length; i++) shorter[i] = old[i];
            tasks = shorter;
            return true;
        }
    }
}
