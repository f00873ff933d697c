using Races.Checks;

namespace Races.Mistakes;

/// <summary>Two workers see one task and both go in: the second takes what is not there.</summary>
[Mistake(Verdict.UnhandledException, "the check only reads, so it needs no lock")]
public sealed class TaskStackCheckOutside : ITaskStack
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
        lock (gate)
        {
            count--;
            task = tasks[count];
            return true;
        }
    }
}
