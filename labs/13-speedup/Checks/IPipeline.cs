namespace Scaling.Checks;

/// <summary>Two stages, a thread each: while the second does an item, the first does the next.</summary>
public interface IPipeline
{
    /// <summary>
    /// Does the first stage and then the second of each item, items in order. Each stage has a new thread of its own. The first never begins an item
    /// while <paramref name="ahead"/> others are through with it and not yet through with the second. When the method returns both threads have ended.
    /// </summary>
    /// <param name="items">How many items: 0, …, items - 1.</param>
    /// <param name="ahead">How many items may be between the stages: 1 or more.</param>
    /// <param name="first">Does the first stage of an item.</param>
    /// <param name="second">Does the second stage of an item.</param>
    void Run(int items, int ahead, Action<int> first, Action<int> second);
}
