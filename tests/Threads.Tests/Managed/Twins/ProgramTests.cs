using System.Reflection;
using Threads.Exploration;
using Threads.Managed;
using Xunit;

namespace Threads.Tests.Managed.Twins;

/// <summary>The programs of this folder, ordinary C#, rewritten and explored: each has exactly the outcomes that it is marked with.</summary>
public sealed class ProgramTests(ProgramTests.Rewritten rewritten) : IClassFixture<ProgramTests.Rewritten>
{
    public static TheoryData<string> Programs => [.. Marked().Select(method => $"{method.DeclaringType!.FullName}.{method.Name}")];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_interleaving_leads_to_one_of_the_expected_outcomes(string program)
    {
        var found = Explore(program, Engine.Exhaustive);
        Check(program, found);
        Assert.True(found.Proved || found.Verdict == Verdict.Unsupported, found.Coverage);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Without_reduction_the_outcomes_are_the_same(string program)
    {
        var found = Explore(program, Engine.DepthFirst);
        if (found.Proved)
            Check(program, found);
    }

    private static void Check(string program, ExplorationResult found)
    {
        var expected = Marked().Single(method => $"{method.DeclaringType!.FullName}.{method.Name}" == program).GetCustomAttribute<ExploredAttribute>()!;
        Assert.True(expected.Verdict == found.Verdict, $"{found.Verdict}: {found.Message}\n{found.Counterexample?.Explanation}");
        if (expected.Verdict == Verdict.Pass)
            Assert.Equal(expected.Outcomes.Order(StringComparer.Ordinal), found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<MethodInfo> Marked() => typeof(ProgramTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ProgramTests).Namespace)
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(ExploredAttribute)));

    private ExplorationResult Explore(string program, Engine engine)
    {
        var assembly = rewritten.Assembly;
        return Explorer.Explore(
            ManagedWorld.ForTest(assembly, assembly.FindMethod(program)!),
            new Options(engine, Budget: new Budget(Schedules: engine == Engine.DepthFirst ? 3_000 : 50_000)));
    }

    /// <summary>This assembly, rewritten once for all tests.</summary>
    public sealed class Rewritten : IDisposable
    {
        public InstrumentedAssembly Assembly { get; } = InstrumentedAssembly.Load(typeof(ProgramTests).Assembly.Location);

        public void Dispose() => Assembly.Dispose();
    }
}
