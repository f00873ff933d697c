using Races.Checks;

namespace Races.Mistakes;

/// <summary>Two locks: pushers wait for pushers and poppers for poppers, while a pusher and a popper change count at once.</summary>
[Mistake(Verdict.LostUpdate, "one lock for those who push, one for those who pop")]
public sealed class TaskStackTwoLocks : ITaskStack
{
    private readonly Lock pushing = new();
    private readonly Lock popping = new();
    private readonly int[] tasks = new int[8];
    private int count;

    public void Push(int task)
    {
        lock (pushing)
        {
            tasks[count] = task;
            count++;
        }
    }

    public bool TryPop(out int task)
    {
        lock (popping)
        {
            task = 0;
            if (count == 0) return false;
            count--;
            task = tasks[count];
            return true;
        }
    }
}
