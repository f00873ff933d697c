using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Managed.Rewriting;

/// <summary>A call of an object whose calls are each one step is a step where it stands in the source.</summary>
public sealed class AtomicCallTests
{
    [Fact]
    public void Calls_of_one_machine_interleave_and_are_no_data_race()
    {
        var found = Programs.Explore(typeof(AtomicCallTests), nameof(Two_increments_in_two_calls_each));
        Assert.True(found.Proved, found.Message);
        Assert.Equal(["1", "2"], found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal));
        Assert.Empty(found.Races);
    }

    [Fact]
    public void A_call_that_is_one_step_loses_nothing()
    {
        var found = Programs.Explore(typeof(AtomicCallTests), nameof(Two_increments_in_one_call_each));
        Assert.Equal(["2"], found.Outcomes.Select(outcome => outcome.Value));
    }

    [Fact]
    public void The_trace_shows_each_call_with_its_answer()
    {
        var found = Programs.Explore(typeof(AtomicCallTests), nameof(A_segment_that_is_not_there));
        var rows = found.Counterexample!.Steps;
        Assert.Contains(rows, row => row.Step.Kind == StepKind.Call && row.To == "shmget(7, 8, 0) = ENOENT" && row.At.Code.Contains("Shmget", StringComparison.Ordinal));
    }

    public static ulong Two_increments_in_two_calls_each() => TwoThreads((process, address) => process.Write(address, process.Read(address) + 1));

    public static ulong Two_increments_in_one_call_each() => TwoThreads((process, address) => process.Add(address, 1));

    public static bool A_segment_that_is_not_there() => new SimulatedMachine().Start("P").Shmget(7, 8, Shm.None) >= 0;

    private static ulong TwoThreads(Action<SimulatedProcess, ulong> body)
    {
        var machine = new SimulatedMachine();
        var process = machine.Start("P");
        var address = process.Mmap(1, shared: true);
        var other = process.Fork("Q");
        Thread first = new(() => body(process, address));
        Thread second = new(() => body(other, address));
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        return process.Read(address);
    }
}
