using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>A new thread for the second stage of each item. Right, and parallel; and each item pays for making a thread.</summary>
[Mistake(Verdict.FailedAssertion, "a thread costs nothing")]
public sealed class PipelineThreadAnItem : IPipeline
{
    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        Thread? last = null;
        for (int i = 0; i < items; i++)
        {
            int item = i;
            if (ahead == 1) last?.Join();
            first(item);
            last?.Join();
            last = new Thread(() => second(item));
            last.Start();
        }

        last?.Join();
    }
}
