using CsCheck;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>Random programs on memory that is accessed in every size, held to a search without reduction and to a count of shared bytes.</summary>
public sealed class MixedSizesTests
{
    private static readonly WithoutReduction Plain = new(typeof(MixedSizes), maxSchedules: 1_500);

    private static readonly Gen<int> Size = Gen.Int[0, 3].Select(power => 1 << power);

    // Plain accesses anywhere in sixteen bytes; exchanges where the processor admits them.
    private static readonly Gen<string> Where = Gen.Select(Gen.Int[0, 8], Size, (at, size) => $"{(char)('a' + at)}{size}");
    private static readonly Gen<string> Access = Gen.Select(Gen.Char["rw"], Where, (what, where) => $"{what}{where}");
    private static readonly Gen<string> Exchange = Gen.Select(Gen.Int[0, 7], Size, (at, size) => $"x{(char)('a' + (at / size * size))}{size}");

    [Fact]
    public void Two_threads_have_the_same_traces_and_outcomes_without_reduction() => Plain.Compare(WithoutReduction.Programs(Gen.OneOf(Access, Access, Exchange).Array[1, 3], 2), 60);

    [Fact]
    public void Three_threads_have_the_same_traces_and_outcomes_without_reduction() => Plain.Compare(WithoutReduction.Programs(Gen.OneOf(Access, Exchange).Array[1, 1], 3), 8);

    [Fact]
    public void A_race_is_found_exactly_where_two_threads_share_a_byte_and_one_writes_it() => WithoutReduction.Programs(Access.Array[1, 3], 2).Sample(
        program => Assert.Equal(Shares(program), Plain.Explore(program).Races.Count > 0),
        iter: 60,
        threads: 1);

    private static bool Shares(string program)
    {
        var threads = program.Split('|').Select(body => body.Chunk(3).ToArray()).ToArray();
        return threads[0].Any(one => threads[1].Any(other => (one[0] == 'w' || other[0] == 'w') && Bytes(one).Intersect(Bytes(other)).Any()));
    }

    private static IEnumerable<int> Bytes(char[] access) => Enumerable.Range(access[1], access[2] - '0');
}
