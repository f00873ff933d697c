using Xunit;

namespace Threads.Tests.Managed.Twins;

public sealed class SurfaceTests
{
    /// <summary>Debug, Trace and Environment are no concurrency APIs: what their twins lack stays as it is.</summary>
    [Fact]
    public void Every_public_member_of_an_original_is_mapped_or_named_here_with_the_reason()
    {
        var missing = Surface.Pairs
            .Where(pair => pair.Original.Namespace!.StartsWith("System.Threading", StringComparison.Ordinal))
            .SelectMany(pair => Surface.Missing(pair.Twin, pair.Original)).Order(StringComparer.Ordinal);
        Assert.Equal(NotMapped.Members.Values.SelectMany(members => members).Order(StringComparer.Ordinal), missing);
    }

    [Fact]
    public void No_twin_has_a_public_member_that_its_original_lacks() =>
        Assert.Empty(Surface.Pairs.SelectMany(pair => Surface.Surplus(pair.Twin, pair.Original)));

    [Fact]
    public void A_twin_is_static_exactly_when_its_original_is_and_a_struct_exactly_when_its_original_is() =>
        Assert.All(Surface.Pairs, pair =>
        {
            Assert.Equal(Surface.IsStatic(pair.Original), Surface.IsStatic(pair.Twin));
            Assert.Equal(pair.Original.IsValueType, pair.Twin.IsValueType);
            Assert.Equal(pair.Original.IsByRefLike, pair.Twin.IsByRefLike);
            Assert.Equal(pair.Original.IsSealed, pair.Twin.IsSealed);
        });
}
