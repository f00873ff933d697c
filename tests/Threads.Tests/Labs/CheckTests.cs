using Threads.Exploration;
using Threads.Labs;

namespace Threads.Tests.Labs;

/// <summary>What checks demand, and what they say when it is not met.</summary>
public sealed class CheckTests
{
    [Fact]
    public void A_wrong_value_is_named_with_the_right_one()
    {
        var failed = Assert.Throws<CheckFailedException>(() => Check.Equal(2, 1, "The total"));
        Assert.Equal("The total was 1, and every interleaving should end with 2.", failed.Message);
        Assert.IsAssignableFrom<IFailedCheck>(failed);
    }

    [Fact]
    public void Sequences_are_compared_by_their_elements()
    {
        Check.Equal<IEnumerable<int>>([1, 2], new List<int> { 1, 2 }, "The order");
        var failed = Assert.Throws<CheckFailedException>(() => Check.Equal<IEnumerable<int>>([1, 2], [2, 1], "The order"));
        Assert.StartsWith("The order was [2, 1]", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Throws_hands_back_what_was_thrown()
    {
        var thrown = new InvalidOperationException("closed");
        Assert.Same(thrown, Check.Throws<InvalidOperationException>(() => throw thrown, "A withdrawal"));
        Assert.Throws<CheckFailedException>(() => Check.Throws<InvalidOperationException>(() => { }, "A withdrawal"));
    }
}
