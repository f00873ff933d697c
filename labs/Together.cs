namespace Threads.Labs;

/// <summary>
/// Runs two or three pieces of code at once: a thread each, named A, B and C. Returns when all have ended, so that
/// whatever they did is visible to the caller.
/// </summary>
internal static class Together
{
    /// <summary>Runs two pieces of code at once.</summary>
    public static void Run(Action a, Action b)
    {
        Thread first = new(new ThreadStart(a)) { Name = "A" };
        Thread second = new(new ThreadStart(b)) { Name = "B" };
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }

    /// <summary>Runs three pieces of code at once.</summary>
    public static void Run(Action a, Action b, Action c)
    {
        Thread first = new(new ThreadStart(a)) { Name = "A" };
        Thread second = new(new ThreadStart(b)) { Name = "B" };
        Thread third = new(new ThreadStart(c)) { Name = "C" };
        first.Start();
        second.Start();
        third.Start();
        first.Join();
        second.Join();
        third.Join();
    }
}
