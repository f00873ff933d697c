using Scaling.Checks;

namespace Scaling.Exercises;

/// <summary>One item after the other, through both stages.</summary>
public sealed class Pipeline : IPipeline
{
    // TODO: give each stage a thread of its own, and let them wait for each other where they must.
    public void Run(int items, int ahead, Action<int> first, Action<int> second)
    {
        for (int i = 0; i < items; i++)
        {
            first(i);
            second(i);
        }
    }
}
