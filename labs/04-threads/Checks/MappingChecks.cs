namespace Forking.Checks;

/// <summary>Each thread gets its number, and each result finds its place.</summary>
[Exercise("results", "Pass arguments, collect results", typeof(IMapping), Order = 2)]
[Hint("A thread's method has no result that one could fetch. Where could each thread leave its own, so that the caller finds it "
    + "after Join?")]
[Hint("Give each thread a place of its own in one array: nobody else touches it, so no lock is needed. And look at what the lambda "
    + "captures: threads run threads/loop-variable, then threads/loop-variable-copied")]
[Hint("Inside the first loop: int place = i; threads[i] = new Thread(() => results[place] = function(numbers[place])); threads[i].Start(); "
    + "A second loop joins.")]
public static class MappingChecks
{
    [Check("Each result is in its number's place", Order = 1)]
    public static void In_place(IMapping mapping)
    {
        Check.Equal([1, 4], mapping.Map([1, 2], number => number * number), "The squares of 1 and 2");
    }

    [Check("Three numbers, three results", Order = 2)]
    public static void Three(IMapping mapping)
    {
        Check.Equal([70, 50, 60], mapping.Map([7, 5, 6], number => number * 10), "7, 5 and 6, each ten times,");
    }

    [Check("The calls are made at the same time", Order = 3, Reaches = Room.Together)]
    public static string At_once(IMapping mapping)
    {
        Room room = new();
        mapping.Map([1, 2], number =>
        {
            room.Visit();
            return number;
        });
        return room.Seen;
    }

    [Check("No numbers, no results", Order = 4)]
    public static void None(IMapping mapping)
    {
        Check.Equal([], mapping.Map([], number => number), "The result");
    }
}
