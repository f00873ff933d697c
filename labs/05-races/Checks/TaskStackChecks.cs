namespace Races.Checks;

/// <summary>Every task is done once: never lost, never done twice, never made up.</summary>
[Exercise("task-stack", "A stack of tasks that loses none", typeof(ITaskStack), Order = 3)]
[Hint("The array and count belong together: tasks[0] to tasks[count - 1] are the ones that wait. When is that untrue for a moment?")]
[Hint("Whoever sees count must find the array in agreement with it. So Push and TryPop exclude each other, not only themselves.")]
[Hint("One Lock, held in Push from the reading of count until both are written, and in TryPop from count == 0 until the task is taken.")]
public static class TaskStackChecks
{
    [Check("Two tasks that are pushed at once are both there", Order = 1)]
    public static void Two_pushes(ITaskStack stack)
    {
        Together.Run(
            () => stack.Push(1),
            () => stack.Push(2));
        bool first = stack.TryPop(out int one);
        bool second = stack.TryPop(out int other);
        Check.That(first && second, "Two tasks were pushed, and one is missing.");
        Check.That((one, other) is (1, 2) or (2, 1), $"Tasks 1 and 2 were pushed; {one} and {other} came out.");
        Check.That(!stack.TryPop(out _), "Two tasks were pushed, and three came out.");
    }

    [Check("Two workers never get the same task", Order = 2)]
    public static void Two_pops(ITaskStack stack)
    {
        stack.Push(1);
        stack.Push(2);
        int one = 0, other = 0;
        Together.Run(
            () => stack.TryPop(out one),
            () => stack.TryPop(out other));
        Check.That((one, other) is (1, 2) or (2, 1), $"Tasks 1 and 2 were waiting; the workers got {one} and {other}.");
    }

    [Check("One task, two workers: one gets it, the other is told that there is none", Order = 3)]
    public static void One_task(ITaskStack stack)
    {
        stack.Push(7);
        bool first = false, second = false;
        Together.Run(
            () => first = stack.TryPop(out _),
            () => second = stack.TryPop(out _));
        Check.That(first != second, first ? "Both workers got the only task." : "Neither worker got the only task.");
    }

    [Check("A task is taken while another is pushed", Order = 4)]
    public static void Push_and_pop(ITaskStack stack)
    {
        stack.Push(1);
        int taken = 0;
        bool got = false;
        Together.Run(
            () => stack.Push(2),
            () => got = stack.TryPop(out taken));
        Check.That(got, "A task was waiting, and the worker was told that there is none.");
        Check.OneOf([1, 2], taken, "The task taken");
        Check.That(stack.TryPop(out int left), $"Two tasks were pushed and one was taken ({taken}); the other is missing.");
        Check.Equal(3 - taken, left, "The task left");
    }

    [Check("The newest task comes first", Order = 5)]
    public static void Newest_first(ITaskStack stack)
    {
        stack.Push(1);
        stack.Push(2);
        stack.TryPop(out int first);
        stack.TryPop(out int second);
        Check.Equal(2, first, "The first task");
        Check.Equal(1, second, "The second task");
        Check.That(!stack.TryPop(out _), "An empty stack gave a task.");
    }
}
