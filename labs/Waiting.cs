namespace Threads.Labs;

/// <summary>
/// Tells code that waits for others from code that does not. A thread that was interrupted runs on as before until it would have
/// to wait, for a lock for instance; there it throws. So an interrupted thread that comes through under every interleaving never waits.
/// </summary>
internal static class Waiting
{
    /// <summary>Demands that a piece of code never has to wait for another thread.</summary>
    /// <param name="body">The code; it runs on the calling thread, which is interrupted first.</param>
    /// <param name="what">What the code is, as a sentence begins.</param>
    /// <param name="advice">A sentence that says what would do instead.</param>
    public static void Never(Action body, string what, string advice = "Here one atomic step should do, without a lock.")
    {
        Thread.CurrentThread.Interrupt();
        try
        {
            body();
        }
        catch (ThreadInterruptedException)
        {
            Check.Fail($"{what} had to wait until another thread let go. {advice}");
        }
    }
}
