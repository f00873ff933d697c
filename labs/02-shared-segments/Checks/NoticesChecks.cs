namespace SharedSegments.Checks;

/// <summary>Permissions are checked when a segment is attached; what was attached decides about every access afterwards.</summary>
[Exercise("who-may-write", "Decide who may write", typeof(INotices), Order = 4)]
[Hint("Look at Create in Exercises/Notices.cs: to whom does it grant what? Nine bits are granted: reading and writing (and executing) for the user, the group, and others.")]
[Hint("The segment grants: user read and write, group read. shmat without ReadOnly asks for both rights, so a reader who may only read is refused; "
    + "and with ReadOnly the page table says so too: a write is a segmentation fault, whatever the segment grants.")]
[Hint("Create: owner.Shmget(key, size, Shm.Create | Shm.Exclusive | Shm.UserRead | Shm.UserWrite | Shm.GroupRead), then Shmat. "
    + "OpenToRead: id = reader.Shmget(key, 0, Shm.None); reader.Shmat(id, 0, Shm.ReadOnly); and 0 where one of them fails.")]
public static class NoticesChecks
{
    private const int Key = 42, Size = 4096;
    private const uint Staff = 100;

    [Check("The owner writes, the group reads", Order = 1)]
    public static void OwnerAndGroup(INotices notices)
    {
        (SimulatedProcess owner, ulong board, SimulatedProcess reader, _) = Example(notices);
        Check.That(board != 0, "The owner has no board.");
        owner.Write(board, 7);
        ulong seen = notices.OpenToRead(reader, Key);
        Check.That(seen != 0, $"A reader of the owner's group was refused: {reader.Error}.");
        Check.Equal(7UL, reader.Read(seen), "What the reader sees");
    }

    [Check("Nobody else attaches it", Order = 2)]
    public static void Strangers(INotices notices)
    {
        (_, _, _, SimulatedProcess stranger) = Example(notices);
        Check.Equal(0UL, notices.OpenToRead(stranger, Key), "Where a stranger has attached the board");
        int id = stranger.Shmget(Key, 0, Shm.None);
        Check.That(stranger.Shmat(id, 0, Shm.ReadOnly) == 0, "A stranger could attach the board for reading: others are granted something.");
    }

    [Check("A reader cannot write, not even by mistake", Order = 3)]
    public static void ReadOnly(INotices notices)
    {
        (_, _, SimulatedProcess reader, _) = Example(notices);
        ulong seen = notices.OpenToRead(reader, Key);
        Check.That(seen != 0, $"A reader of the owner's group was refused: {reader.Error}.");
        SimulatedProcess copy = reader.Fork("reader's child");
        Check.Throws<SegmentationFaultException>(() => copy.Write(seen, 666), "A reader's write");
        Check.That(reader.Shmat(reader.Shmget(Key, 0, Shm.None)) == 0, "A reader could attach the board for writing: the group is granted too much.");
    }

    [Check("Not even the owner writes where it only reads", Order = 4)]
    public static void OwnerReads(INotices notices)
    {
        (SimulatedProcess owner, ulong board, _, _) = Example(notices);
        owner.Write(board, 7);
        ulong seen = notices.OpenToRead(owner, Key);
        Check.Equal(7UL, owner.Read(seen), "What the owner sees");
        Check.Throws<SegmentationFaultException>(() => owner.Write(seen, 666), "The owner's write, where it has attached the board to read it,");
    }

    private static (SimulatedProcess Owner, ulong Board, SimulatedProcess Reader, SimulatedProcess Stranger) Example(INotices notices)
    {
        SimulatedMachine machine = new();
        SimulatedProcess owner = machine.Start("owner", user: 1000, group: Staff);
        SimulatedProcess reader = machine.Start("reader", user: 1001, group: Staff);
        SimulatedProcess stranger = machine.Start("stranger", user: 1002, group: 200);
        return (owner, notices.Create(owner, Key, Size), reader, stranger);
    }
}
