namespace Races.Checks;

/// <summary>Tasks (numbers, here) that wait to be done; the newest is done first. Any thread may call at any time.</summary>
public interface ITaskStack
{
    /// <summary>Adds a task. There is room for eight.</summary>
    void Push(int task);

    /// <summary>Takes the newest task, at once. False if there is none.</summary>
    bool TryPop(out int task);
}
