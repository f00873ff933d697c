using CsCheck;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>The exhaustive engine, held to a plain depth-first search without any reduction.</summary>
public sealed class ReductionTests
{
    private static readonly WithoutReduction Plain = new(typeof(RandomProgram), maxSchedules: 3_000);

    private static readonly Gen<string> Operation = Gen.Select(Gen.Char[RandomProgram.Operations], Gen.Char['0', '1'], (what, on) => $"{what}{on}");
    private static readonly Gen<string> TwoThreads = WithoutReduction.Programs(Operation.Array[1, 4], 2);
    private static readonly Gen<string> ThreeThreads = WithoutReduction.Programs(Operation.Array[1, 2], 3);

    [Fact]
    public void Two_threads_have_the_same_traces_and_outcomes_without_reduction() => Plain.Compare(TwoThreads, 200);

    [Fact]
    public void Three_threads_have_the_same_traces_and_outcomes_without_reduction() => Plain.Compare(ThreeThreads, 18);
}
