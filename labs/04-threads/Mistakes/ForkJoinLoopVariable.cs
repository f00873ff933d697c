using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>The lambda holds the variable i, not its value, and looks at it when the thread has got round to it: i is 1, 2 or 3 by then.</summary>
[Mistake(Verdict.UnhandledException, "a lambda keeps the value that the variable has when the lambda is made")]
public sealed class ForkJoinLoopVariable : IForkJoin
{
    public void Run(Action[] bodies)
    {
        Thread[] threads = new Thread[bodies.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            threads[i] = new Thread(() => bodies[i]());
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }
}
