namespace Threads.Tests.Machine.Kernel;

/// <summary>The table of operations: what each row is about, and its steps.</summary>
internal static class Table
{
    private const int Create = 0x200;
    private const int Exclusive = 0x400;
    private const int ReadOnly = 0x1000;
    private const int Round = 0x2000;
    private const int Remap = 0x4000;
    private const int Execute = 0x8000;
    private const int Remove = 0;
    private const int Set = 1;
    private const int Stat = 2;
    private const int Lock = 11;
    private const int Unlock = 12;
    private const int BadBuffer = 1;

    public static Dictionary<string, Step[]> Rows { get; } = new()
    {
        ["shmget: no such key"] = [Get(1, 10, 0), Get(1, 10, Exclusive), Get(1, 10, Create | 0b110_000_000), Get(1, 10, 0)],
        ["shmget: sizes of a new segment"] = [Get(1, 0, Create), Get(1, -1, Create), Get(1, long.MinValue, Create), Get(1, 1L << 50, Create), Get(1, unchecked((long)(ulong.MaxValue - (1UL << 24))), Create), Get(1, unchecked((long)(ulong.MaxValue - (1UL << 24) + 1)), Create), Get(1, 1, Create)],
        ["shmget: an existing key"] = [Get(1, 100, Create | 0b110_000_000), Get(1, 100, Create | Exclusive), Get(1, 0, Exclusive), Get(1, 0, 0), Get(1, 50, 0), Get(1, 101, 0), Get(1, 101, Create), Get(1, 101, Create | Exclusive)],
        ["shmget: private segments"] = [Get(0, 100, 0), Get(0, 100, 0b110_000_000), Get(0, 100, Create | Exclusive), Get(0, 0, 0)],
        ["a new segment"] = [Get(1, 10000, Create | 0b110_100_000), At(0, 0), Read(0), Read(2), Write(2, 5), Read(3), Read(2)],
        ["shmat: unaligned"] = [Segment, At(0, Places.Unaligned + 2), At(0, Places.Unaligned + 2, Round), At(0, Places.Null), Dt(Places.Chosen), At(0, Places.OddLow, Round | Remap)],
        ["shmat: rounded down to 0"] = [Segment, At(0, Places.OddLow, Round), Write(Places.Null, 7), At(0, Places.OddLow, Round), Read(Places.Null), Dt(Places.Null), Dt(Places.Null)],
        ["shmat: overlap"] = [Segment, At(0, 4), At(0, 4), At(0, 5), At(0, 6), At(0, 2), At(0, 1), At(0, 7), At(0, 5, Remap), Write(5, 9), Read(8), Read(4), At(0, Places.Null, Remap)],
        ["shmat: bad identifiers and addresses"] = [Segment, At(9, 0), At(-1, 0), At(0, Places.Kernel), At(0, Places.Kernel, Remap), At(0, Places.LastPage), At(0, Places.LastPage, Remap)],
        ["shmat: read-only"] = [Segment, At(0, 0), Write(0, 42), At(0, 4, ReadOnly), Read(4), Write(4, 1), Protect(4, 4096, 3), Protect(4, 4096, 5), Protect(0, 4096, 1), Write(0, 1), Write(1, 2), Read(5)],
        ["shmat: executable"] = [Segment, At(0, 0, Execute), Write(0, 5), At(0, 4, Execute | ReadOnly), Read(4)],
        ["shmdt"] = [Segment, At(0, 0), Write(0, 5), Dt(Places.Unaligned), Dt(1), Dt(Places.Null), Dt(0), Dt(0), Read(0), Write(0, 5), At(0, 3), Read(3)],
        ["shmdt of what is left"] = [Segment, At(0, 4), Unmap(5, 4096), Dt(5), Dt(6), Dt(4), Dt(4), At(0, 4), Unmap(4, 4096), Dt(5), Dt(4), At(0, 4), Unmap(4, 4 * 4096), Dt(4)],
        ["a changed part counts as an attachment"] = [Segment, At(0, 0), Protect(1, 4096, 1), Protect(2, 4096, 1), Protect(1, 8192, 3), Dt(1), Dt(0)],
        ["fork and exit"] = [Segment, At(0, 0), Write(0, 5), Fork(0, 1), On(1, Write(0, 6)), Read(0), On(1, At(0, 4)), On(1, Fork(0, 2)), On(2, Write(5, 9)), Read(1), Exit(2, 3, 1), Exit(1, 0, 0), Dt(0)],
        ["an orphan keeps its attachments"] = [Segment, At(0, 0), Fork(0, 1), On(1, Fork(0, 2)), Exit(1, 0, 0), On(2, Write(0, 8)), Read(0), On(2, Dt(0)), On(2, At(0, 3)), Exit(2, 0, -1)],
        ["private memory after a fork"] = [Map(0, 8192, 3, isShared: false), Write(0, 5), Fork(0, 1), On(1, Read(0)), On(1, Write(0, 6)), Read(0), Write(0, 7), On(1, Read(0)), Write(1, 3), On(1, Read(1)), Exit(1, 0, 0), Read(0)],
        ["shared memory after a fork"] = [Map(0, 8192, 3, isShared: true), Write(0, 5), Fork(0, 1), On(1, Write(0, 6)), Read(0), On(1, Write(1, 8)), Read(1), On(1, Unmap(0, 8192)), Read(1)],
        ["protection of private memory after a fork"] = [Map(0, 8192, 3, isShared: false), Write(0, 5), Protect(0, 8192, 0), Read(0), Fork(0, 1), On(1, Protect(0, 4096, 3)), On(1, Read(0)), On(1, Write(0, 6)), Protect(0, 4096, 1), Read(0), Write(0, 1), On(1, Read(0))],
        ["shmctl: bad calls"] = [Segment, Control(0, Stat, BadBuffer), Control(0, Set, BadBuffer), Control(0, 99), Control(0, -1), Control(7, Stat), Control(7, Stat, BadBuffer), Control(7, Set, BadBuffer), Control(7, Set), Control(-1, Stat), Control(7, Remove), Control(7, Lock), Control(0, Stat)],
        ["shmctl: a buffer that may be read and not written"] = [Segment, Map(2, 4096, 1, isShared: false), Control(0, Stat, 2), Control(0, Set, 2), Control(0, Stat)],
        ["shmctl: set"] = [Segment, Control(0, Set, 0, Owner(1000, 0b110_100_100)), Control(0, Set, 0, Owner(-1, 0b110_000_000)), Control(0, Set, 0, Owner(0, 0b111_111_111))],
        ["shmctl: lock"] = [Segment, Control(0, Lock), Control(0, Lock), Control(0, Set, 0, Owner(0, 0b110_110_110)), Control(0, Unlock), Control(0, Unlock)],
        ["strangers"] = [Segment, Get(2, 10, Create | 0b100_100_100), Get(3, 10, Create | 0b010_010_010), Fork(0, 1), Become(1, 1000, 1000), On(1, At(0, 0)), On(1, Control(0, Stat)), On(1, Control(0, Remove)), On(1, Control(0, Set)), On(1, Control(0, Lock)), On(1, Control(0, Unlock)), On(1, Get(1, 0, 0)), On(1, Get(1, 0, 0b100_000_000)), On(1, Get(2, 0, 0b100_000_000)), On(1, Get(2, 0, 0b110_000_000)), On(1, At(1, 0)), On(1, At(1, 0, ReadOnly)), On(1, At(1, 4, ReadOnly | Execute)), On(1, At(2, 8)), On(1, At(2, 8, ReadOnly)), On(1, At(1, Places.OddLow, Round | ReadOnly)), On(1, At(1, Places.Low, ReadOnly)), On(1, At(1, Places.Null, ReadOnly)), On(1, Dt(Places.Chosen))],
        ["owner, group and others"] = [Fork(0, 1), Become(1, 1000, 1000), On(1, Get(1, 10, Create | 0b100_110_000)), Fork(0, 2), Become(2, 1001, 1000), Fork(0, 3), Become(3, 1001, 1001), On(1, At(0, 0)), On(1, At(0, 0, ReadOnly)), On(2, At(0, 0)), On(3, At(0, 0, ReadOnly)), On(2, Control(0, Set, 0, Owner(1001, 0b110_000_000))), On(1, Control(0, Set, 0, Owner(1001, 0b110_000_000))), On(3, At(0, 0)), On(2, At(0, 3)), On(1, Control(0, Stat)), On(3, Control(0, Lock)), On(3, Control(0, Remove))],
        ["removal waits for the last"] = [Segment, At(0, 0), Write(0, 5), Fork(0, 1), Control(0, Remove), Get(1, 0, 0), Get(1, 100, Create | 0b110_000_000), On(1, At(0, 4)), On(1, Read(4)), Control(0, Remove), Control(0, Lock), Control(0, Set, 0, Owner(0, 0b110_110_110)), Control(0, Unlock), Dt(0), On(1, Dt(4)), On(1, Read(0)), Exit(1, 0, 0), Control(0, Stat), At(0, 0), Control(0, Remove), At(1, 0)],
        ["removal of what nobody has"] = [Segment, Control(0, Remove), Control(0, Stat), At(0, 0), Get(1, 0, 0), Get(1, 10, Create)],
        ["replacing the last attachment of a removed segment"] = [Segment, At(0, 0), Write(1, 5), Control(0, Remove), At(0, 0, Remap), Read(1), At(0, 1, Remap), Read(2), Dt(0), Read(2), Get(0, 4096, 0b110_000_000), At(1, 1, Remap), Read(2), Unmap(2, 8192)],
        ["the pages outlive the segment's last name"] = [Segment, At(0, 0), Write(0, 5), Control(0, Remove), Fork(0, 1), Dt(0), On(1, Read(0)), On(1, Dt(0)), Get(0, 4096, 0b110_000_000), At(1, 0), Read(0)],
        ["mmap"] = [Map(0, 0, 3, false), Map(0, 5000, 3, false), Write(1, 5), Map(1, 4096, 1, false), Read(1), Write(1, 5), MapNew(0, 4096), MapNew(3, 4096), Unmap(0, 0), Unmap(Places.Unaligned, 4096), Unmap(9, 4096), Unmap(0, 20480), Read(0)],
        ["mprotect"] = [Map(0, 16384, 3, false), Write(2, 5), Protect(1, 4096, 0), Read(1), Read(2), Protect(1, 4096, 1), Read(1), Write(1, 5), Protect(2, 12288, 1), Write(2, 6), Read(2), Protect(9, 4096, 1), Protect(Places.Unaligned, 4096, 1), Protect(0, 0, 1), Protect(0, -1, 1), Protect(0, 4096, 99), Protect(0, 4096, 2), Read(0)],
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    private static Step Segment => Get(1, 10000, Create | 0b110_000_000);

    private static Step Get(int key, long size, int flags) => new(StepCall.Shmget, 0, key, size, flags);

    private static Step At(int segment, long place, int flags = 0) => new(StepCall.Shmat, 0, segment, place, flags);

    private static Step Dt(long place) => new(StepCall.Shmdt, 0, place);

    private static Step Control(int segment, int command, long buffer = 0, long owner = 0) => new(StepCall.Shmctl, 0, segment, command, buffer, owner);

    private static long Owner(int user, int mode) => ((long)user << 9) | (long)mode;

    private static Step Map(long place, long length, int protection, bool isShared) => new(StepCall.Mmap, 0, place, length, protection, isShared ? 0x31 : 0x32);

    private static Step MapNew(long place, long length) => new(StepCall.Mmap, 0, place, length, 3, 0x10_0022);

    private static Step Unmap(long place, long length) => new(StepCall.Munmap, 0, place, length);

    private static Step Protect(long place, long length, int protection) => new(StepCall.Mprotect, 0, place, length, protection);

    private static Step Read(long place) => new(StepCall.Load, 0, place);

    private static Step Write(long place, int value) => new(StepCall.Store, 0, place, value);

    private static Step Fork(int process, int child) => new(StepCall.Fork, process, child);

    private static Step Exit(int process, int status, int parent) => new(StepCall.Exit, process, status, parent);

    private static Step Become(int process, int user, int group) => new(StepCall.Become, process, user, group);

    private static Step On(int process, Step step) => step with { Process = process };
}
