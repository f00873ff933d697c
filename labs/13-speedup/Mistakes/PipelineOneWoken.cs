using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>The second stage tells nobody that it is through with an item. The first, once it waits, waits for ever.</summary>
[Mistake(Verdict.LostWakeup, "only who makes something has something to say")]
public sealed class PipelineOneWoken : IPipeline
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
                }

                if (stage == 0) first(i);
                else second(i);
                lock (gate)
                {
                    if (stage == 0)
                    {
                        made++;
                        Monitor.PulseAll(gate);
                    }
                    else
                    {
                        used++;
                    }
                }
            }
        });
    }
}
