using Locking.Checks;

namespace Locking.Exercises;

/// <summary>A lock for two threads. Here each has a flag, and looks at the flag of the other.</summary>
public sealed class Peterson : IPeterson
{
    private readonly OwnLine[] wants = new OwnLine[2]; // wants[me] is written by thread me only

    // TODO: two threads are never inside together, and whoever wants to go in gets in. A second variable says who goes first.
    public void Enter(int me)
    {
        int other = 1 - me;
        Interlocked.Exchange(ref wants[me].Value, 1);
        SpinWait wait = new();
        while (Volatile.Read(ref wants[other].Value) == 1)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    public void Exit(int me)
    {
        Volatile.Write(ref wants[me].Value, 0);
    }
}
