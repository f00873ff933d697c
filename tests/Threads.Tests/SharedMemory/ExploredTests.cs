using System.Reflection;
using Threads.Coyote;
using Threads.Exploration;

namespace Threads.Tests.SharedMemory;

/// <summary>The code of the rings and locks, rewritten and explored: by the exhaustive engine to the end, and by Coyote.</summary>
public sealed class ExploredTests
{
    public static TheoryData<string> All => [.. Marked.Select(method => method.Name)];

    private static IEnumerable<MethodInfo> Marked => typeof(ExploredPrograms).GetMethods().Where(method => method.IsDefined(typeof(EndsAttribute)));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_interleaving_ends_so(string program)
    {
        var found = Programs.Explore(typeof(ExploredPrograms), program, new Options(Budget: new Budget(Schedules: 200_000)));
        Check(program, found);
        Assert.True(found.Proved, found.Coverage);
        TestContext.Current.TestOutputHelper?.WriteLine($"{program}: {found.Coverage} {found.Elapsed.TotalSeconds:0.0} s");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Coyote_finds_no_other_end(string program) =>
        Check(program, CoyoteExplorer.Explore(Programs.World(typeof(ExploredPrograms), program), new Options(Engine.Coyote, Seed: 7, Budget: new Budget(40))));

    private static void Check(string program, ExplorationResult found)
    {
        Assert.True(found.Verdict == Verdict.Pass, $"{found.Verdict}: {found.Message}\n{found.Counterexample?.Explanation}\n{found.Counterexample?.Schedule}");
        var expected = Marked.Single(method => method.Name == program).GetCustomAttribute<EndsAttribute>()!.Value;
        Assert.Equal([expected], found.Outcomes.Select(outcome => outcome.Value));
    }
}
