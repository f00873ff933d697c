namespace SharedSegments.Checks;

/// <summary>One segment, however many come; and one of them knows that it made it.</summary>
[Exercise("create-or-attach", "Create a segment or attach it", typeof(IMeeting), Order = 1)]
[Hint("Look at Open in Exercises/Meeting.cs: it asks first, and makes then. What may happen in between? Watch two who only make: threads run shared-segments/create")]
[Hint("To look and to make have to be one step, and the kernel has one: shmget with Create and Exclusive makes the segment, or fails with EEXIST because "
    + "somebody else has made it. So exactly one process is told that it made it.")]
[Hint("id = process.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite). If id >= 0, this process made it. If process.Error is Errno.EEXIST, "
    + "id = process.Shmget(key, size, Shm.None). Then process.Shmat(id).")]
public static class MeetingChecks
{
    private const int Key = 42, Size = 4096;

    [Check("Whoever comes first makes it, whoever comes second finds it", Order = 1)]
    public static void OneAfterTheOther(IMeeting meeting)
    {
        SimulatedMachine machine = new();
        SimulatedProcess a = machine.Start("A"), b = machine.Start("B");
        Attached first = meeting.Open(a, Key, Size), second = meeting.Open(b, Key, Size);
        Same(machine, a, b, first, second);
        Check.That(first.IsMaker && !second.IsMaker, "The first process made the segment, and the second did not.");
    }

    [Check("Two who come at once meet in one segment, and one has made it", Order = 2)]
    public static void AtOnce(IMeeting meeting)
    {
        SimulatedMachine machine = new();
        SimulatedProcess a = machine.Start("A"), b = machine.Start("B");
        Attached first = default, second = default;
        Together.Run(
            () => first = meeting.Open(a, Key, Size),
            () => second = meeting.Open(b, Key, Size));
        Same(machine, a, b, first, second);
        Check.That(first.IsMaker || second.IsMaker, "Neither believes that it made the segment: nobody will fill it.");
        Check.That(!(first.IsMaker && second.IsMaker), "Both believe that they made the segment: the second will overwrite what the first has put there.");
    }

    private static void Same(SimulatedMachine machine, SimulatedProcess a, SimulatedProcess b, Attached first, Attached second)
    {
        Check.That(first.Address != 0 && second.Address != 0, "One of the two has nothing attached.");
        a.Write(first.Address, 7);
        Check.Equal(7UL, b.Read(second.Address), "What the second process reads, where the first wrote 7,");
        Check.Equal(1, machine.Kernel.Segments.All.Count, "The number of segments");
    }
}
