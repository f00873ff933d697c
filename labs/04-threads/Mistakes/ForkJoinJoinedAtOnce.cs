using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Each thread is waited for before the next one is started: new threads, and nothing at the same time.</summary>
[Mistake(Verdict.WrongOutcome, "several threads make a parallel program, wherever the join stands")]
public sealed class ForkJoinJoinedAtOnce : IForkJoin
{
    public void Run(Action[] bodies)
    {
        foreach (Action body in bodies)
        {
            Thread thread = new(new ThreadStart(body));
            thread.Start();
            thread.Join();
        }
    }
}
