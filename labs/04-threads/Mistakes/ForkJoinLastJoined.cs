using Forking.Checks;

namespace Forking.Mistakes;

/// <summary>Nobody promises that the first to start is the first to end.</summary>
[Mistake(Verdict.FailedAssertion, "who starts last ends last, so waiting for the last one is enough")]
public sealed class ForkJoinLastJoined : IForkJoin
{
    public void Run(Action[] bodies)
    {
        Thread? last = null;
        foreach (Action body in bodies)
        {
            last = new Thread(new ThreadStart(body));
            last.Start();
        }

        last?.Join();
    }
}
