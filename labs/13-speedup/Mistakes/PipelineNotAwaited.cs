using Scaling.Checks;

namespace Scaling.Mistakes;

/// <summary>Both stages run at once, and nobody waits: the second may come to an item before the first has made it.</summary>
[Mistake(Verdict.FailedAssertion, "the first stage started first, so it is always ahead")]
public sealed class PipelineNotAwaited : IPipeline
{
    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        Workers.Run(2, stage =>
        {
            for (int i = 0; i < items; i++)
            {
                if (stage == 0) first(i);
                else second(i);
            }
        });
    }
}
