namespace SharedSegments.Checks;

/// <summary>What one process links, another can follow, at addresses of its own.</summary>
[Exercise("offset-list", "A linked list that travels", typeof(IOffsetList), Order = 2)]
[Hint("Look at Push in Exercises/OffsetList.cs: what does it store in word 0, and what does that number mean to a process that has the segment elsewhere? "
    + "Watch it: threads run shared-segments/pointer")]
[Hint("Store how far a node is from the segment's beginning: that is the same in every process. Whoever follows a link adds its own beginning. "
    + "And a reader may come at any moment: a node must be complete before a link leads to it.")]
[Hint("offset = read word 1; write word 1 = offset + 16; write the node at segment + offset: old word 0, then the value; last of all write word 0 = offset. "
    + "ReadAll: for (offset = word 0; offset != 0; offset = read(segment + offset)) add read(segment + offset + 8).")]
public static class OffsetListChecks
{
    [Check("Another process reads the list at addresses of its own", Order = 1)]
    public static void Travels(IOffsetList list)
    {
        (SimulatedProcess a, ulong here, SimulatedProcess b, ulong there) = Example();
        Check.Equal([], list.ReadAll(b, there), "The empty list");
        foreach (ulong value in new ulong[] { 1, 2, 3 }) list.Push(a, here, value);
        Check.Equal([3UL, 2, 1], list.ReadAll(a, here), "The list as its maker reads it");
        Check.Equal([3UL, 2, 1], list.ReadAll(b, there), "The list as another process reads it");
    }

    [Check("Both may push, one after the other", Order = 2)]
    public static void BothPush(IOffsetList list)
    {
        (SimulatedProcess a, ulong here, SimulatedProcess b, ulong there) = Example();
        list.Push(a, here, 1);
        list.Push(b, there, 2);
        list.Push(a, here, 3);
        Check.Equal([3UL, 2, 1], list.ReadAll(b, there), "The list");
    }

    [Check("Who reads while another pushes sees the new node complete, or not at all", Order = 3)]
    public static void Meanwhile(IOffsetList list)
    {
        (SimulatedProcess a, ulong here, SimulatedProcess b, ulong there) = Example();
        list.Push(a, here, 1);
        List<ulong> seen = [];
        Together.Run(
            () => list.Push(a, here, 2),
            () => seen = list.ReadAll(b, there));
        bool isOld = seen is [1], isNew = seen is [2, 1];
        Check.That(isOld || isNew, $"The reader saw {string.Join(", ", seen)}; it should see 1, or 2, 1.");
    }

    private static (SimulatedProcess A, ulong Here, SimulatedProcess B, ulong There) Example()
    {
        SimulatedMachine machine = new();
        SimulatedProcess a = machine.Start("A"), b = machine.Start("B");
        int id = a.Shmget(42, 4096, Shm.Create | Shm.EverybodyReadWrite);
        (ulong here, ulong there) = (a.Shmat(id), b.Shmat(id));
        a.Write(here + 8, 16);
        return (a, here, b, there);
    }
}
