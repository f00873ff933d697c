using CsCheck;

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
        Assert.Null(new Comparison(new RealSide(Available), new SimulatedSide()).FirstDifference(row));
    }

    [Fact]
    public void Ten_thousand_random_sequences()
    {
        const int each = 5_000;
        var comparison = new Comparison(new RealSide(Available), new SimulatedSide());
        Sequences.Of(asOthers: false).Sample(steps => Assert.Null(comparison.FirstDifference(steps)), iter: each, threads: 1);
        Sequences.Of(asOthers: Available.IsRoot).Sample(steps => Assert.Null(comparison.FirstDifference(steps)), iter: each, threads: 1);
    }
}
