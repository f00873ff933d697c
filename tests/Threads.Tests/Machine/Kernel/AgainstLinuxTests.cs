using System.Globalization;
using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

/// <summary>The simulated kernel answers as the kernel that the tests run on does: result, errno, and every segment's status after each step.</summary>
public sealed class AgainstLinuxTests : IDisposable
{
    private readonly Puppets? _puppets = Puppets.Start();

    private bool? _hasSegments;

    private Puppets Available
    {
        get
        {
            Assert.SkipWhen(_puppets is null, "Linux on x86-64 is needed, and memory that may be written and executed");
            Assert.SkipUnless(_hasSegments ??= new RealSide(_puppets!).HasSegments(), "System V segments are not to be had here");
            return _puppets!;
        }
    }

    public void Dispose() => _puppets?.Dispose();

    [Theory]
    [MemberData(nameof(Table.Names), MemberType = typeof(Table))]
    public void A_row_of_the_table(string name)
    {
        var row = Table.Rows[name];
        Assert.SkipWhen(!Available.IsRoot && row.Any(step => step.Call == StepCall.Become), "Only the superuser can become somebody else");
        AssertNone(Compare().FirstDifference(row));
    }

    [Fact]
    public void Ten_thousand_random_sequences()
    {
        const int each = 5_000;
        var comparison = Compare();
        Sequences.Of(asOthers: false).Sample(steps => AssertNone(comparison.FirstDifference(steps)), iter: each, threads: 1);
        Sequences.Of(asOthers: Available.IsRoot).Sample(steps => AssertNone(comparison.FirstDifference(steps)), iter: each, threads: 1);
    }

    [Fact]
    public void Identifiers_come_in_the_same_order()
    {
        Assert.SkipUnless(Available.IsIsolated, "A namespace of its own is needed, in which nobody else makes segments");
        var (real, simulated) = (new RealSide(Available), new SimulatedSide());
        real.Restart();
        simulated.Restart();
        // Making one, to see whether segments are to be had, took the first index already.
        simulated.Call(0, 31, simulated.Call(0, 29, 0, 1, 0), 0);
        var random = new Random(7);
        var living = new List<long>();
        for (var round = 0; round < 1_000; round++)
        {
            if (living.Count > 0 && random.Next(100) < 45)
            {
                var id = living[random.Next(living.Count)];
                living.Remove(id);
                Assert.Equal(real.Call(0, 31, id, 0), simulated.Call(0, 31, id, 0));
            }
            else
            {
                var id = real.Call(0, 29, 0, 1, 0x180);
                living.Add(id);
                Assert.Equal(id, simulated.Call(0, 29, 0, 1, 0x180));
            }
        }
    }

    [Fact]
    public void There_are_4096_identifiers_and_then_no_more()
    {
        Assert.SkipUnless(Available.IsIsolated, "A namespace of its own is needed, in which nobody else makes segments");
        foreach (IKernelSide side in (IKernelSide[])[new RealSide(Available), new SimulatedSide()])
        {
            side.Restart();
            for (var made = 0; made < 4096; made++) Assert.True(side.Call(0, 29, 0, 1, 0x180) >= 0);
            Assert.Equal(-(long)Errno.ENOSPC, side.Call(0, 29, 0, 1, 0x180));
            Assert.Equal(-(long)Errno.EINVAL, side.Call(0, 29, 0, 0, 0x180));
        }
    }

    [Fact]
    public void Exec_detaches_everything()
    {
        Assert.SkipUnless(File.Exists("/bin/true"), "A program is needed that does nothing");
        var (real, simulated) = (new RealSide(Available), new SimulatedSide());
        foreach (var side in (IKernelSide[])[real, simulated])
        {
            side.Restart();
            var id = (int)side.Call(0, 29, 0, 4096, 0x180);
            Assert.Equal((long)Places.Window, side.Call(0, 30, id, (long)Places.Window, 0));
            side.Fork(0, 1);
            Assert.Equal(2, BitConverter.ToInt64(side.StatusOf(id)!, 88));
            side.ExecAndEnd(1, 0);
            Assert.Equal((1, 1), (BitConverter.ToInt64(side.StatusOf(id)!, 88), side.SlotOf(BitConverter.ToInt32(side.StatusOf(id)!, 84))));
        }
    }

    [Fact]
    public void Whoever_writes_where_it_may_not_gets_SIGSEGV()
    {
        foreach (var side in (IKernelSide[])[new RealSide(Available), new SimulatedSide()])
        {
            side.Restart();
            var id = (int)side.Call(0, 29, 0, 4096, 0x180);
            Assert.Equal((long)Places.Window, side.Call(0, 30, id, (long)Places.Window, 0x1000));
            side.Fork(0, 1);
            Assert.Equal(11, side.StoreAndDie(1, 0, Places.Window) & 0x7F);
            Assert.Equal(1, BitConverter.ToInt64(side.StatusOf(id)!, 88));
            Assert.Equal(0, side.Call(0, 67, (long)Places.Window));
            side.Fork(0, 1);
            Assert.Equal(11, side.StoreAndDie(1, 0, Places.Window) & 0x7F);
        }
    }

    [Fact]
    public void The_limits_and_the_usage_are_told_alike()
    {
        Assert.SkipUnless(Available.IsIsolated, "A namespace of its own is needed, in which nobody else makes segments");
        var (real, simulated) = (new RealSide(Available), new SimulatedSide());
        foreach (var side in (IKernelSide[])[real, simulated])
        {
            side.Restart();
            var id = side.Call(0, 29, 0, 10_000, 0x180);
            side.Call(0, 30, id, (long)Places.Window, 0);
            side.Store(0, Places.Window + 4096, 1);
        }

        const int limits = 3, usage = 14;
        foreach (var (command, length) in ((int, int)[])[(limits, 40), (usage, 24)])
        {
            var (theirs, ours) = (real.PutBuffer(0, new byte[112]), simulated.PutBuffer(0, new byte[112]));
            real.Call(0, 31, 0, command, theirs);
            simulated.Call(0, 31, 0, command, ours);
            Assert.Equal(real.GetBuffer(0, length), simulated.GetBuffer(0, length));
        }
    }

    // What this machine's administrator has set.
    private Comparison Compare() =>
        new(new RealSide(Available), new SimulatedSide(new KernelOptions { LowestAddress = ulong.Parse(File.ReadAllText("/proc/sys/vm/mmap_min_addr"), CultureInfo.InvariantCulture) }));

    private static void AssertNone(string? difference) => Assert.True(difference is null, difference);
}
