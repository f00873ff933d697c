using Threads.Exploration;
using Threads.Machine;

namespace Threads.Tests.Machine.Exploring;

/// <summary>The state-space search: loops, standstills, claims, witnesses.</summary>
public sealed class StateSpaceTests
{
    private static ExplorationResult Explore(MachineProgram program, MemoryModel model = MemoryModel.Sc) =>
        Explorer.Explore(new MachineWorld(program, model), new Options(Engine.StateSpace));

    [Fact]
    public void A_spin_lock_in_a_loop_is_explored_to_its_end_and_loses_no_increment()
    {
        const string lockedIncrement = "A{0}: movq $1,%rax ; xchgq %rax,(x) ; cmpq $0,%rax ; jne A{0} ; movq (y),%rbx ; incq %rbx ; movq %rbx,(y) ; movq $0,(x) ;";
        var rows = lockedIncrement.Split(" ;", StringSplitOptions.RemoveEmptyEntries);
        var code = string.Join(" ", rows.Select(row => $"{row.Replace("{0}", "0", StringComparison.Ordinal)} | {row.Replace("{0}", "1", StringComparison.Ordinal)} ;"));
        foreach (var model in new[] { MemoryModel.Sc, MemoryModel.Tso })
        {
            var found = Explore(ClassicPrograms.Litmus(code, "forall (y=2)"), model);
            Assert.Equal(Verdict.Pass, found.Verdict);
            Assert.True(found.Proved);
            Assert.Equal("[y]=2;", Assert.Single(found.Outcomes).Value);
        }

        // The store that unlocks may overtake the store that it should publish.
        Assert.Equal(Verdict.WrongOutcome, Explore(ClassicPrograms.Litmus(code, "forall (y=2)"), MemoryModel.Pso).Verdict);
    }

    [Fact]
    public void Every_final_state_comes_with_a_schedule_that_leads_to_it()
    {
        foreach (var model in Enum.GetValues<MemoryModel>())
        {
            var found = Explore(ClassicPrograms.StoreBuffering, model);
            foreach (var outcome in found.Outcomes)
            {
                var again = Explorer.Replay(new MachineWorld(ClassicPrograms.StoreBuffering, model), Schedule.Parse(outcome.Schedule));
                Assert.Equal(outcome.Value, Assert.Single(again.Outcomes).Value);
            }
        }
    }

    [Fact]
    public void A_claim_that_a_final_state_contradicts_fails_with_the_shortest_schedule()
    {
        var found = Explore(ClassicPrograms.Litmus("movq $1,(x) | movq $1,(y) ; movq (y),%rax | movq (x),%rax ;", "~exists (0:rax=0 /\\ 1:rax=0)"), MemoryModel.Tso);
        Assert.Equal(Verdict.WrongOutcome, found.Verdict);
        Assert.Equal(6, found.Counterexample!.Steps.Count);
        Assert.Contains("~exists", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_threads_that_each_wait_for_what_the_other_does_later_are_a_livelock()
    {
        var found = Explore(ClassicPrograms.Litmus("A: movq (x),%rax | B: movq (y),%rax ; cmpq $0,%rax | cmpq $0,%rax ; je A | je B ; movq $1,(y) | movq $1,(x) ;", "exists (x=1)"));
        Assert.Equal(Verdict.Livelock, found.Verdict);
        Assert.Contains("test.litmus:4", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A: jmp A | movq $1,(x) ;")]
    [InlineData("A: cmpq $0,%rax | movq $1,(x) ; je A | nop ;")]
    public void A_loop_that_touches_no_memory_and_never_ends_is_a_livelock(string code) =>
        Assert.Equal(Verdict.Livelock, Explore(ClassicPrograms.Litmus(code, "exists (x=1)")).Verdict);

    [Fact]
    public void A_wild_address_is_named_with_its_line()
    {
        var found = Explore(ClassicPrograms.Litmus("movq $64,%rax | movq $1,(x) ; movq (%rax),%rbx | nop ;", "exists (x=1)"));
        Assert.Equal(Verdict.UnhandledException, found.Verdict);
        Assert.Contains("test.litmus:5", found.Message, StringComparison.Ordinal);
        Assert.Contains("0x40", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_locked_exchanges_never_both_see_zero()
    {
        var program = ClassicPrograms.Litmus("movq $1,%rax | movq $1,%rax ; xchgq %rax,(x) | xchgq %rax,(x) ;", "~exists (0:rax=0 /\\ 1:rax=0)");
        foreach (var model in Enum.GetValues<MemoryModel>())
        {
            var found = Explore(program, model);
            Assert.Equal(Verdict.Pass, found.Verdict);
            Assert.Equal(2, found.Outcomes.Count);
        }
    }

    [Fact]
    public void An_increment_of_memory_without_a_lock_prefix_is_two_steps_and_can_be_lost()
    {
        Assert.Equal(["[x]=1;", "[x]=2;"], Explore(ClassicPrograms.Litmus("incq (x) | incq (x) ;", "exists (x=1)")).Outcomes.Select(outcome => outcome.Value));
        Assert.Equal(["[x]=2;"], Explore(ClassicPrograms.Litmus("lock incq (x) | lock incq (x) ;", "exists (x=1)")).Outcomes.Select(outcome => outcome.Value));
    }

    [Fact]
    public void A_byte_that_waits_in_the_store_buffer_is_seen_within_the_word_around_it()
    {
        var program = ClassicPrograms.Litmus("movb $1,(x) | movq $512,(x) ; movq (x),%rax | nop ;", "locations [0:rax; x;] exists (x=1)");
        var found = Explore(program, MemoryModel.Tso).Outcomes.Select(outcome => outcome.Value);
        Assert.Equal(["0:rax=1; [x]=512;", "0:rax=1; [x]=513;", "0:rax=512; [x]=512;", "0:rax=513; [x]=513;"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_a_simulated_program_has_states() => Assert.Throws<InvalidInputException>(
        () => Explorer.Explore(new Threads.Managed.ManagedWorld(new Threads.Managed.SiteTable(), () => null), new Options(Engine.StateSpace)));
}
