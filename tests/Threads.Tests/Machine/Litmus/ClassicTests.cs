using Threads.Machine;

namespace Threads.Tests.Machine.Litmus;

/// <summary>
/// The classic tests: which outcome x86-TSO allows is published (Sewell and others, <i>x86-TSO</i>, CACM 2010; Owens, Sarkar and Sewell, TPHOLs
/// 2009, for n5 and n6; herdtools7 for the rest).
/// </summary>
public sealed class ClassicTests
{
    [Theory]
    [InlineData("sb", true)]
    [InlineData("sb+mfences", false)]
    [InlineData("sb+mfence+po", true)]
    [InlineData("sb+xchgs", false)]
    [InlineData("sb+rfi-pos", true)]
    [InlineData("mp", false)]
    [InlineData("lb", false)]
    [InlineData("s", false)]
    [InlineData("r", true)]
    [InlineData("r+po+mfence", false)]
    [InlineData("2+2w", false)]
    [InlineData("iriw", false)]
    [InlineData("corr", false)]
    [InlineData("wrc", false)]
    [InlineData("isa2", false)]
    [InlineData("rwc", true)]
    [InlineData("n5", false)]
    [InlineData("n6", true)]
    [InlineData("xchg-lock", false)]
    public void Total_store_order_allows_what_is_published_and_sequential_consistency_nothing_of_it(string name, bool isAllowed)
    {
        Assert.True(Classics.TryRead(name, out var program));
        Assert.Equal(0, LitmusExplorer.Explore(program, MemoryModel.Sc).Holding);
        Assert.Equal(isAllowed, LitmusExplorer.Explore(program, MemoryModel.Tso).Holding > 0);
    }

    [Theory]
    [InlineData("mp", true)]
    [InlineData("s", true)]
    [InlineData("2+2w", true)]
    [InlineData("lb", false)]
    [InlineData("iriw", false)]
    [InlineData("corr", false)]
    public void Partial_store_order_reorders_stores_and_nothing_else(string name, bool isAllowed)
    {
        Assert.True(Classics.TryRead(name, out var program));
        Assert.Equal(isAllowed, LitmusExplorer.Explore(program, MemoryModel.Pso).Holding > 0);
    }

    [Fact]
    public void Every_classic_is_in_the_table()
    {
        var tested = typeof(ClassicTests).GetMethod(nameof(Total_store_order_allows_what_is_published_and_sequential_consistency_nothing_of_it))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        Assert.Equal(Classics.Names, tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_witness_of_each_state_leads_to_that_state()
    {
        Assert.True(Classics.TryRead("n6", out var program));
        foreach (var state in LitmusExplorer.Explore(program, MemoryModel.Tso).States)
            Assert.Equal(state.Text, Assert.Single(LitmusExplorer.Replay(program, MemoryModel.Tso, state.Schedule).Outcomes).Value);
    }

    [Theory]
    [InlineData("sb", "exists", MemoryModel.Tso, "Ok", "Positive: 1 Negative: 3", "Sometimes 1 3", true)]
    [InlineData("sb", "exists", MemoryModel.Sc, "No", "Positive: 0 Negative: 3", "Never 0 3", true)]
    [InlineData("sb", "~exists", MemoryModel.Tso, "No", "Positive: 3 Negative: 1", "Sometimes 1 3", false)]
    [InlineData("sb", "~exists", MemoryModel.Sc, "Ok", "Positive: 3 Negative: 0", "Never 0 3", true)]
    [InlineData("sb", "forall", MemoryModel.Sc, "No", "Positive: 0 Negative: 3", "Never 0 3", false)]
    public void Results_are_printed_as_herd_prints_them(string name, string quantifier, MemoryModel model, string answer, string witnesses, string observation, bool passes)
    {
        Assert.True(Classics.TryRead(name, out var program));
        var asked = quantifier switch { "exists" => Quantifier.Exists, "forall" => Quantifier.ForAll, _ => Quantifier.NotExists };
        program = program with { Claim = program.Claim! with { Quantifier = asked, Text = $"{quantifier} (0:rax=0 /\\ 1:rax=0)" } };
        var result = LitmusExplorer.Explore(program, model);
        var lines = HerdText.Of(result).ToList();
        Assert.Equal(passes, result.Passed);
        Assert.Equal($"States {result.States.Count}", lines[1]);
        Assert.Equal("0:rax=0; 1:rax=1;", lines[model == MemoryModel.Sc ? 2 : 3]);
        Assert.Equal([answer, "Witnesses", witnesses, $"Condition {program.Claim.Text}", $"Observation SB {observation}"], lines[^5..]);
    }
}
