namespace Threads.Labs;

/// <summary>Forks and joins, as in lab 04: here for solutions and mistakes, which are about something else.</summary>
internal static class Workers
{
    /// <summary>Runs the body on as many new threads as there are workers, each with its number, and waits for all.</summary>
    public static void Run(int workers, Action<int> body)
    {
        Thread[] threads = new Thread[workers];
        for (int worker = 0; worker < workers; worker++)
        {
            int me = worker;
            threads[worker] = new Thread(() => body(me));
            threads[worker].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }

    /// <summary>Where a worker's share of so many elements or rows begins; it ends where the next one's begins.</summary>
    public static int From(int worker, int workers, int length) => (int)((long)length * worker / workers);
}
