using Forking.Checks;

namespace Forking.Exercises;

/// <summary>Runs several pieces of code. Here one after the other, on the caller's thread.</summary>
public sealed class ForkJoin : IForkJoin
{
    // TODO: run each body on a thread of its own, all at the same time, and return when all have ended.
    public void Run(Action[] bodies)
    {
        foreach (Action body in bodies)
        {
            body();
        }
    }
}
