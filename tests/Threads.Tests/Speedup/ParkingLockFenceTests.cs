using Threads.Machine;

namespace Threads.Tests.Speedup;

/// <summary>
/// The parking lock's fences, on the simulated machine whose stores wait in buffers (x86-TSO). Twice two threads each write one word and then read the
/// other's; if both read what was there before, nobody wakes the sleeper.
/// </summary>
public sealed class ParkingLockFenceTests
{
    /// <summary>
    /// Who leaves frees the lock and then looks for sleepers; who goes to sleep counts itself (an increment with a lock prefix, a fence by itself) and then looks
    /// whether the lock is free. The leaver's fence stands for <see cref="Interlocked.MemoryBarrierProcessWide"/>: the sleeper has the leaver's processor execute one.
    /// </summary>
    [Theory]
    [InlineData(MemoryModel.Tso, "", true)]
    [InlineData(MemoryModel.Tso, "mfence", false)]
    [InlineData(MemoryModel.Sc, "", false)]
    public void A_sleeper_is_overlooked_unless_the_leavers_processor_has_a_fence(MemoryModel model, string leaversFence, bool isOverlooked) => Assert.Equal(isOverlooked, IsPossible(
        model,
        $$"""
        X86_64 leaving
        { uint64_t held=1; uint64_t sleepers; }
         P0                   | P1                   ;
         movq $0,(held)       | lock incq (sleepers) ;
         {{leaversFence}}     | movq (held),%rax     ;
         movq (sleepers),%rax |                      ;
        exists (0:rax=0 /\ 1:rax=1)
        """));

    /// <summary>
    /// Who leaves frees the lock and then rings unless the bell is rung already; who has been woken up makes the bell quiet and then looks whether the lock is free.
    /// With a plain store for that, as the lock had it once, the bell is taken for rung and the lock for held.
    /// </summary>
    [Theory]
    [InlineData(MemoryModel.Tso, "movq %rcx,(rung)", true)]
    [InlineData(MemoryModel.Tso, "xchgq %rcx,(rung)", false)]
    [InlineData(MemoryModel.Sc, "movq %rcx,(rung)", false)]
    public void The_bell_stays_silent_unless_making_it_quiet_is_a_fence(MemoryModel model, string makingItQuiet, bool isSilent) => Assert.Equal(isSilent, IsPossible(
        model,
        $$"""
        X86_64 ringing
        { uint64_t held=1; uint64_t rung=1; 0:rax=1; 1:rcx=0; }
         P0                | P1                 ;
         movq $0,(held)    | {{makingItQuiet}}  ;
         xchgq %rax,(rung) | movq (held),%rax   ;
        exists (0:rax=1 /\ 1:rax=1)
        """));

    private static bool IsPossible(MemoryModel model, string litmus) =>
        LitmusExplorer.Explore(LitmusReader.Read(litmus + "\n", "parking.litmus"), model).Holding > 0;
}
