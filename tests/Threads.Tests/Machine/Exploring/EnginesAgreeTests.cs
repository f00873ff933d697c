using CsCheck;
using Threads.Coyote;
using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Exploring;

/// <summary>The engines, held to each other on the simulated machine: whoever explores, and however much it leaves out, the final states are the same.</summary>
public sealed class EnginesAgreeTests
{
    private const long MostSchedules = 4_000;

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    [InlineData(MemoryModel.Pso)]
    public void Two_threads_have_the_same_final_states_however_they_are_explored(MemoryModel model) => Compare(RandomMachineProgram.Text(2, 4), model, 100);

    [Theory]
    [InlineData(MemoryModel.Sc)]
    [InlineData(MemoryModel.Tso)]
    [InlineData(MemoryModel.Pso)]
    public void Three_threads_have_the_same_final_states_however_they_are_explored(MemoryModel model) => Compare(RandomMachineProgram.Text(3, 2), model, 60);

    [Theory]
    [InlineData(MemoryModel.Sc, 2, 5)]
    [InlineData(MemoryModel.Sc, 3, 4)]
    [InlineData(MemoryModel.Sc, 4, 3)]
    [InlineData(MemoryModel.Tso, 2, 4)]
    [InlineData(MemoryModel.Tso, 3, 3)]
    [InlineData(MemoryModel.Pso, 2, 4)]
    public void Reduction_loses_no_final_state_and_no_standstill_of_programs_with_loops(MemoryModel model, int threads, int operations) =>
        RandomMachineProgram.TextWithLoops(threads, operations).Sample(
            text =>
            {
                var program = RandomMachineProgram.Read(text);
                var states = Explorer.Explore(new MachineWorld(program, model, isReduced: false), new Options(Engine.StateSpace));
                var fewer = Explorer.Explore(new MachineWorld(program, model) { StatesBeforeReduction = 0 }, new Options(Engine.StateSpace));
                Assert.Equal(states.Verdict, fewer.Verdict);
                Assert.Equal(Values(states), Values(fewer));
                Assert.True(fewer.States <= states.States);
            },
            iter: 150,
            threads: 1);

    [Theory]
    [InlineData(MemoryModel.Sc, 3)]
    [InlineData(MemoryModel.Tso, 4)]
    public void Coyote_finds_the_final_states_of_store_buffering_and_no_others(MemoryModel model, int states)
    {
        var world = new MachineWorld(ClassicPrograms.StoreBuffering, model);
        var every = Explorer.Explore(world, new Options(Engine.StateSpace));
        var coyote = CoyoteExplorer.Explore(world, new Options(Engine.Coyote, Seed: 7, Budget: new Budget(500), Coyote: CoyoteStrategy.Random));
        Assert.Equal(states, every.Outcomes.Count);
        Assert.Equal(Values(every), Values(coyote));
    }

    [Fact]
    public void Coyotes_final_states_are_some_of_those_that_the_state_space_has()
    {
        RandomMachineProgram.Text(2, 3).Sample(
            text =>
            {
                var world = new MachineWorld(RandomMachineProgram.Read(text), MemoryModel.Tso);
                var every = Values(Explorer.Explore(world, new Options(Engine.StateSpace)));
                var coyote = Values(CoyoteExplorer.Explore(world, new Options(Engine.Coyote, Seed: 7, Budget: new Budget(60), Coyote: CoyoteStrategy.Random)));
                Assert.NotEmpty(coyote);
                Assert.Empty(coyote.Except(every));
            },
            iter: 25,
            threads: 1);
    }

    /// <summary>Draws as many programs as wanted, and goes on until a quarter of so many were small enough for plain depth-first search.</summary>
    private static void Compare(Gen<string> programs, MemoryModel model, int wanted)
    {
        var (drawn, compared) = (0, 0);
        programs.Sample(
            text =>
            {
                if (drawn >= wanted && compared >= wanted / 4) return;
                drawn++;
                var program = RandomMachineProgram.Read(text);
                var every = Explorer.Explore(new MachineWorld(program, model), new Options(Engine.DepthFirst, Budget: new Budget(MostSchedules)));
                var reduced = Explorer.Explore(new MachineWorld(program, model), new Options(Engine.Exhaustive));
                var states = Explorer.Explore(new MachineWorld(program, model, isReduced: false), new Options(Engine.StateSpace));
                var fewer = Explorer.Explore(new MachineWorld(program, model) { StatesBeforeReduction = 0 }, new Options(Engine.StateSpace));
                Assert.True(reduced.Proved && states.Proved && fewer.Proved);
                Assert.Equal(Values(states), Values(reduced));
                Assert.Equal(Values(states), Values(fewer));
                Assert.True(fewer.States <= states.States);
                if (!every.Proved) return;
                compared++;
                Assert.Equal(Values(every), Values(states));
                Assert.Equal(every.Traces, reduced.Traces);
            },
            iter: 10 * wanted,
            threads: 1);
        Assert.True(compared >= wanted / 4, $"Only {compared} programs of {drawn} were small enough to be compared with plain depth-first search.");
    }

    private static string[] Values(ExplorationResult found) => [.. found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)];
}
