namespace SharedSegments.Checks;

/// <summary>The last one out removes the segment; and nobody else does.</summary>
[Exercise("last-one-out", "The last one out removes the segment", typeof(ILeaving), Order = 3)]
[Hint("Look at Leave in Exercises/Leaving.cs: who removes the segment? Word 0 counts those who use it. What does removing do to those who are still in? "
    + "Watch it: threads run shared-segments/remove")]
[Hint("Exactly one of those who leave may find that it is the last. Reading a count and changing it are two steps: two who leave at once both read 2, and nobody is the last.")]
[Hint("ulong left = process.Add(segment, ulong.MaxValue) takes 1 off in one step, and says what is left. If it is 0: process.ShmRemove(id). Then process.Shmdt(segment).")]
public static class LeavingChecks
{
    private const int Key = 42;

    [Check("Two who leave one after the other leave nothing behind", Order = 1)]
    public static void OneAfterTheOther(ILeaving leaving)
    {
        (SimulatedMachine machine, int id, SimulatedProcess[] users, ulong[] places) = Example(2);
        leaving.Leave(users[0], id, places[0]);
        leaving.Leave(users[1], id, places[1]);
        Gone(machine);
    }

    [Check("While somebody is in, others find it by its key", Order = 2)]
    public static void OneStays(ILeaving leaving)
    {
        (SimulatedMachine machine, int id, SimulatedProcess[] users, ulong[] places) = Example(2);
        leaving.Leave(users[0], id, places[0]);
        Check.Equal(id, machine.Start("newcomer").Shmget(Key, 0, Shm.None), "The segment that a newcomer finds");
        Check.Equal(1, machine.Kernel.Segments.All[0].Attachments, "The number of processes that have it attached");
        leaving.Leave(users[1], id, places[1]);
        Gone(machine);
    }

    [Check("Two who leave at once leave nothing behind", Order = 3)]
    public static void AtOnce(ILeaving leaving)
    {
        (SimulatedMachine machine, int id, SimulatedProcess[] users, ulong[] places) = Example(2);
        Together.Run(
            () => leaving.Leave(users[0], id, places[0]),
            () => leaving.Leave(users[1], id, places[1]));
        Gone(machine);
    }

    private static (SimulatedMachine Machine, int Id, SimulatedProcess[] Users, ulong[] Places) Example(int count)
    {
        SimulatedMachine machine = new();
        SimulatedProcess[] users = [.. Enumerable.Range(0, count).Select(user => machine.Start($"user {user}"))];
        int id = users[0].Shmget(Key, 4096, Shm.Create | Shm.EverybodyReadWrite);
        ulong[] places = [.. users.Select(user => user.Shmat(id))];
        users[0].Write(places[0], (ulong)count);
        return (machine, id, users, places);
    }

    private static void Gone(SimulatedMachine machine)
    {
        if (machine.Kernel.Segments.All is not [var left]) return;
        Check.Fail($"Everybody has left, and the segment is still there, attached {left.Attachments} times: it stays until the computer is switched off.");
    }
}
