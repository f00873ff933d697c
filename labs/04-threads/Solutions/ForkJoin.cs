using Forking.Checks;

namespace Forking.Solutions;

/// <summary>Fork and join. All are started before anybody is waited for; after its Join, what a thread wrote can be read.</summary>
public sealed class ForkJoin : IForkJoin
{
    public void Run(Action[] bodies)
    {
        Thread[] threads = new Thread[bodies.Length];
        for (int i = 0; i < bodies.Length; i++)
        {
            threads[i] = new Thread(new ThreadStart(bodies[i]));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }
    }
}
