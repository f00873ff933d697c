using System.Globalization;
using CsCheck;
using Threads.Machine;

namespace Threads.Tests.Machine.Kernel;

/// <summary>The simulated kernel answers as the kernel that the tests run on does: result, errno, and every segment's status after each step.</summary>
public sealed class AgainstLinuxTests : IDisposable
{
    private readonly Puppets? _puppets = Puppets.Start();

    private Puppets Available
    {
        get
        {
            Assert.SkipWhen(_puppets is null, "Linux on x86-64 is needed, and memory that may be written and executed");
            Assert.SkipWhen(new RealSide(_puppets!).HasNoSegments(), "System V segments are not to be had here");
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

    // What this machine's administrator has set.
    private Comparison Compare() =>
        new(new RealSide(Available), new SimulatedSide(new KernelOptions { LowestAddress = ulong.Parse(File.ReadAllText("/proc/sys/vm/mmap_min_addr"), CultureInfo.InvariantCulture) }));

    private static void AssertNone(string? difference) => Assert.True(difference is null, difference);
}
