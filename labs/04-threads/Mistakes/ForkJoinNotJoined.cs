using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Start returns at once. When the results are read, the threads may not even have begun.</summary>
[Mistake(Verdict.FailedAssertion, "once they are started the work is as good as done")]
public sealed class ForkJoinNotJoined : IForkJoin
{
    public void Run(Action[] bodies)
    {
        foreach (Action body in bodies)
        {
            new Thread(new ThreadStart(body)).Start();
        }
    }
}
