using System.Text.Json;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Litmus;

/// <summary>
/// The 880 tests of the public litmus-tests-x86 collection with the final states that herd computed. Where the folder is not at
/// hand (beside the repository, or where THREADS_LITMUS_X86 says) the tests are skipped.
/// </summary>
public sealed class PublishedTests
{
    private const string Variable = "THREADS_LITMUS_X86";

    private static readonly MemoryModel[] Models = [MemoryModel.Sc, MemoryModel.Tso, MemoryModel.Pso];
    private static readonly Lazy<IReadOnlyList<Published>> All = new(Load);

    private sealed record Published(string Name, MachineProgram Program, IReadOnlyDictionary<MemoryModel, string[]> States, IReadOnlyDictionary<MemoryModel, int> Executions);

    private static IReadOnlyList<Published> Tests
    {
        get
        {
            Assert.SkipWhen(Folder is null, $"The published litmus tests are not here; {Variable} may name their folder.");
            return All.Value;
        }
    }

    private static string? Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (!File.Exists(Path.Combine(folder.FullName, "Threads.sln"))) continue;
                var beside = Path.Combine(folder.Parent?.FullName ?? "", "shared", "litmus-x86");
                return Directory.Exists(beside) ? beside : null;
            }

            return null;
        }
    }

    private static Published[] Load() =>
    [
        .. Directory.GetFiles(Folder!, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var name = root.GetProperty("name").GetString()!;
            return new Published(
                name,
                LitmusReader.Read(root.GetProperty("src").GetString()!, name + ".litmus"),
                Models.ToDictionary(model => model, model => root.GetProperty(KeyOf(model)).EnumerateArray().Select(state => state.GetString()!).ToArray()),
                Models.ToDictionary(model => model, model => root.GetProperty("execs").GetProperty(KeyOf(model)).GetInt32()));
        }),
    ];

    private static string KeyOf(MemoryModel model) => model switch { MemoryModel.Sc => "sc", MemoryModel.Tso => "tso", _ => "pso" };

    private static string[] Sorted(IEnumerable<string> states) => [.. states.Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    [InlineData(MemoryModel.Pso)]
    public void The_final_states_are_those_published(MemoryModel model)
    {
        Assert.Equal(880, Tests.Count);
        var different = Tests.AsParallel().Where(test =>
        {
            var result = LitmusExplorer.Explore(test.Program, model);
            return !result.Exploration.Proved || !Sorted(test.States[model]).SequenceEqual(Sorted(result.States.Select(state => state.Text)));
        });
        Assert.Empty(different.Select(test => test.Name));
    }

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    [InlineData(MemoryModel.Pso)]
    public void A_process_each_that_maps_the_variables_elsewhere_changes_nothing(MemoryModel model)
    {
        var different = Tests.Where((_, number) => number % 4 == 0).AsParallel().Where(test =>
        {
            var result = LitmusExplorer.Explore(LitmusReader.AsProcesses(test.Program), model);
            return !Sorted(test.States[model]).SequenceEqual(Sorted(result.States.Select(state => state.Text)));
        });
        Assert.Empty(different.Select(test => test.Name));
    }

    [Fact]
    public void Reduction_explores_each_execution_once()
    {
        var different = Tests.AsParallel().Select(test => (test, Explored: Explorer.Explore(new MachineWorld(test.Program with { Claim = null }, MemoryModel.Sc), new Options())))
            .Where(one => one.Explored.Traces != one.test.Executions[MemoryModel.Sc] || one.Explored.Schedules != one.Explored.Traces);
        Assert.Empty(different.Select(one => $"{one.test.Name}: {one.Explored.Traces} of {one.test.Executions[MemoryModel.Sc]} executions in {one.Explored.Schedules} schedules"));
    }
}
