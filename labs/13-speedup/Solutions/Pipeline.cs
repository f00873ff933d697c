using Scaling.Checks;

namespace Scaling.Solutions;

/// <summary>
/// Each stage counts the items that it is through with. The second waits until the first is further than it; the first, until no more than the
/// allowed number are between them. The lock protects the counters, and nobody holds it while at work.
/// </summary>
public sealed class Pipeline : IPipeline
{
    private readonly object gate = new();
    private int made; // by the first stage
    private int used; // by the second; never more than made

    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        made = used = 0;
        Workers.Run(2, stage =>
        {
            if (stage == 0) First(items, ahead, first);
            else Second(items, second);
        });
    }

    private void First(int items, int ahead, Action<int> first)
    {
        for (int i = 0; i < items; i++)
        {
            lock (gate)
            {
                while (made - used >= ahead) Monitor.Wait(gate);
            }

            first(i);
            lock (gate)
            {
                made++;
                Monitor.PulseAll(gate);
            }
        }
    }

    private void Second(int items, Action<int> second)
    {
        for (int i = 0; i < items; i++)
        {
            lock (gate)
            {
                while (made <= i) Monitor.Wait(gate);
            }

            second(i);
            lock (gate)
            {
                used++;
                Monitor.PulseAll(gate);
            }
        }
    }
}
