using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Everything is done under the lock, the work included: the stages take turns.</summary>
[Mistake(Verdict.WrongOutcome, "the lock that protects the counters protects the work")]
public sealed class PipelineLockHeld : IPipeline
{
    private readonly object gate = new();
    private int made;
    private int used;

    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        made = used = 0;
        Workers.Run(2, stage =>
        {
            for (int i = 0; i < items; i++)
            {
                lock (gate)
                {
                    while (stage == 0 ? made - used >= ahead : made <= i) Monitor.Wait(gate);
                    if (stage == 0) first(i);
                    else second(i);
                    if (stage == 0) made++;
                    else used++;
                    Monitor.PulseAll(gate);
                }
            }
        });
    }
}
