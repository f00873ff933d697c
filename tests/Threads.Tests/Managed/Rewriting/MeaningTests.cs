using System.Reflection;
using System.Runtime.CompilerServices;
using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

public sealed class MeaningTests(RewrittenProgram program) : IClassFixture<RewrittenProgram>
{
    public static TheoryData<string> Programs =>
        [.. typeof(Samples).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.GetParameters().Length == 0 && !m.IsSpecialName).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_rewritten_program_computes_what_the_original_computes(string name)
    {
        var original = typeof(Samples).GetMethod(name)!;
        // Statics persist in the original, so that it is asked once.
        var expected = Expected.GetOrAdd(name, _ => original.Invoke(null, null));
        for (var run = 0; run < 2; run++)
        {
            var (value, ending, _) = program.Run($"{typeof(Samples).FullName}.{name}");
            Assert.True(ending.Verdict == Verdict.Pass, ending.Message);
            Assert.Equal(expected, value);
        }
    }

    [Fact]
    public void Every_method_of_the_rewritten_assembly_can_be_compiled()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var failures = new List<string>();
        foreach (var type in program.Instrumented.Assembly.GetTypes().Where(t => !t.ContainsGenericParameters))
        {
            foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
            {
                if (method.IsAbstract || method.ContainsGenericParameters) continue;
                try
                {
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                }
                catch (Exception e)
                {
                    failures.Add($"{type}.{method.Name}: {e.Message}");
                }
            }
        }
        Assert.Empty(failures);
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, object?> Expected = new();
}
