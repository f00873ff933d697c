using Threads.Coyote;
using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

/// <summary>The same memory as values of different sizes: what overlaps conflicts, what only lies close by does not.</summary>
public sealed class OverlapTests
{
    private static readonly string[] Racing =
    [
        "BytesOfNumbers", "BytesOfStatic", "TwoNumbersAsOne", "HalfAndHalf", "ReadUnaligned", "Pointer", "TryWriteBytes", "WriteBigEndian",
        "MarshalWrite", "CopyBlock", "ClearBlock", "ArrayOfPairs", "Union", "UnionCopied", "FixedBuffer", "InlineArray",
    ];

    private static readonly string[] Spinning = ["SpinOnByte", "SpinOnInt", "SpinOnPartOfUnion", "SpinOnUnion"];

    private static readonly Engine[] Engines = [Engine.Exhaustive, Engine.DepthFirst, Engine.Coyote];

    public static TheoryData<string, Engine> Races => [.. Racing.SelectMany(_ => Engines, (test, engine) => (test, engine))];

    public static TheoryData<string, Engine> Spins => [.. Spinning.SelectMany(_ => Engines, (test, engine) => (test, engine))];

    public static TheoryData<Engine> EachEngine => [.. Engines];

    [Theory]
    [MemberData(nameof(Races))]
    public void Values_that_share_bytes_race(string test, Engine engine)
    {
        var found = Explore(test, engine);

        Assert.Equal(Verdict.DataRace, found.Verdict);
        Assert.True(engine != Engine.Exhaustive || found.Outcomes.Count > 1, "only one outcome");
    }

    [Theory]
    [MemberData(nameof(EachEngine))]
    public void A_volatile_byte_of_a_volatile_word_comes_before_or_after_it(Engine engine)
    {
        var found = Explore("VolatileByte", engine);

        Assert.DoesNotContain(found.Outcomes, outcome => outcome.Value is not ("0" or "256"));
        Assert.Equal((Verdict.Pass, 2), (found.Verdict, found.Outcomes.Count));
    }

    [Theory]
    [MemberData(nameof(Spins))]
    public void A_spin_on_a_part_ends_when_the_whole_is_written_and_the_other_way_round(string test, Engine engine)
    {
        var found = Explore(test, engine);

        Assert.Equal((Verdict.Pass, true), (found.Verdict, found.Proved || engine == Engine.Coyote));
        Assert.Equal(["1"], Values(found));
        Assert.True(engine != Engine.Exhaustive || found.Traces == 2, "the spin and the write in both orders");
    }

    [Theory]
    [InlineData("SpanThatMoves", "2")]
    [InlineData("SpanByReference", "2")]
    public void A_loop_that_moves_a_span_gets_somewhere(string test, string outcome)
    {
        var found = Explore(test, Engine.Exhaustive);

        Assert.Equal(Verdict.Pass, found.Verdict);
        Assert.Equal([outcome], Values(found));
    }

    [Fact]
    public void A_race_between_pieces_of_different_size_names_both()
    {
        var race = Assert.Single(Explore("Union", Engine.Exhaustive).Races);

        Assert.Contains("Value.High", race.Location, StringComparison.Ordinal);
        Assert.EndsWith("which share memory", race.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Neighbours", "257", 1)]
    [InlineData("NeighboursOfUnion", "65537", 1)]
    [InlineData("NeighboursInBlocks", "16843009", 1)]
    [InlineData("UnderALock", "257", 2)]
    [InlineData("CopiesKeepEverything", "16909062", 1)]
    public void What_shares_no_byte_or_is_locked_is_proved(string test, string outcome, int traces)
    {
        var found = Explore(test, Engine.Exhaustive);

        Assert.Equal((Verdict.Pass, true, traces), (found.Verdict, found.Proved, found.Traces));
        Assert.Equal([outcome], Values(found));
    }

    [Fact]
    public void Memory_that_a_call_reaches_through_a_pointer_is_no_pass()
    {
        var found = Explore("MemoryBehindAPointer", Engine.Exhaustive);

        Assert.Equal(Verdict.Unsupported, found.Verdict);
        Assert.Contains("Buffer.MemoryCopy", found.Message, StringComparison.Ordinal);
    }

    private static ExplorationResult Explore(string test, Engine engine)
    {
        var world = Programs.World(typeof(OverlapPrograms), test);
        return engine == Engine.Coyote
            ? CoyoteExplorer.Explore(world, new Options(engine, Seed: 5, Budget: new Budget(80)))
            : Explorer.Explore(world, new Options(engine, Budget: new Budget(2_000)));
    }

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];
}
