namespace Forking.Checks;

/// <summary>Fork and join: several pieces of code, a thread for each.</summary>
public interface IForkJoin
{
    /// <summary>Runs the bodies at the same time, each on a new thread of its own, and returns when all have ended.</summary>
    void Run(Action[] bodies);
}
