using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>All items through the first stage, then all through the second: two threads, of which one always waits.</summary>
[Mistake(Verdict.FailedAssertion, "a thread for each stage is a pipeline")]
public sealed class PipelineStageByStage : IPipeline
{
    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        Thread one = new(() => { for (int i = 0; i < items; i++) first(i); });
        Thread two = new(() => { for (int i = 0; i < items; i++) second(i); });
        one.Start();
        one.Join();
        two.Start();
        two.Join();
    }
}
