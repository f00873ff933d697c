using CsCheck;
using Threads.Exploration;
using Threads.Machine;
using Threads.Tests.Machine.Ostep;

namespace Threads.Tests.Machine;

/// <summary>A run that is stepped by hand: forward, back, and along schedules.</summary>
public sealed class WalkTests
{
    /// <summary>Store buffering: both may read 0 once stores wait.</summary>
    public const string StoreBuffering = """
        X86_64 SB
        { x=0; y=0; 0:rax=7; }
         P0            | P1            ;
         movq $1,(x)   | movq $1,(y)   ;
         movq (y),%rax | movq (x),%rax ;
        exists (0:rax=0 /\ 1:rax=0)
        """;

    private static readonly OstepOptions TwoOf = new() { Threads = 2, Arguments = "bx=1" };

    private static Walk Buffering => new(LitmusReader.Read(StoreBuffering, "sb.litmus"), MemoryModel.Tso);

    [Fact]
    public void Every_thread_and_every_waiting_store_can_be_chosen()
    {
        var walk = Buffering;
        Assert.Equal(["m", "A"], walk.Choices.Select(choice => choice.Name));
        walk.Take(walk.Choices[0]);
        Assert.Equal(["m", "A", "m>"], walk.Choices.Select(choice => choice.Name));
        Assert.Equal("stores 1 to y, into its store buffer", walk.Choices[1].Text);
        Assert.Equal("x: 0 → 1 reaches memory", walk.Choices[2].Text);
        Assert.Equal(["x=1"], ThreadView.Of(walk.Computer)[0].Buffer);
        walk.Take(walk.Choices[2]);
        Assert.Equal(1, MemoryWord.Of(walk.Computer).Single(word => word.Name == "x").Value);
        Assert.Equal("m1.m>1", walk.Schedule.ToString());
    }

    [Fact]
    public void The_outcome_that_only_a_store_buffer_allows_is_walked_to_along_its_schedule()
    {
        var walk = Buffering;
        walk.Follow(Schedule.Parse("m2.A2"));
        Assert.Null(walk.Ending);
        walk.Follow(Schedule.Parse("m>.A>"));
        Assert.Equal("0:rax=0; 1:rax=0;", walk.Ending!.Outcome);
        Assert.Empty(walk.Choices);
        Assert.Equal("m2.A2.m>1.A>1", walk.Schedule.ToString());
    }

    [Fact]
    public void A_step_is_taken_back_and_taken_again()
    {
        var walk = Buffering;
        walk.Follow(Schedule.Parse("m2.A1"));
        Assert.Equal(3, walk.Count);
        Assert.True(walk.GoBack());
        Assert.True(walk.GoBack());
        Assert.Equal(("m1", 2, 7L), (walk.Schedule.ToString(), walk.Undone, ThreadView.Of(walk.Computer)[0].Registers.Single().Value));
        Assert.True(walk.GoForward());
        Assert.Equal(("m2", 0L), (walk.Schedule.ToString(), ThreadView.Of(walk.Computer)[0].Registers.Single().Value));
        walk.Restart();
        Assert.Equal((0, 3), (walk.Count, walk.Undone));
        Assert.False(walk.GoBack());
        while (walk.GoForward())
        {
        }

        Assert.Equal("m2.A1", walk.Schedule.ToString());
    }

    [Fact]
    public void Another_choice_forgets_what_was_taken_back()
    {
        var walk = Buffering;
        walk.Follow(Schedule.Parse("m2"));
        walk.Restart();
        walk.Take(walk.Choices[0]);
        Assert.Equal(1, walk.Undone);
        walk.Take(walk.Choices[1]);
        Assert.Equal(0, walk.Undone);
    }

    [Fact]
    public void A_schedule_that_does_not_fit_changes_nothing()
    {
        var walk = Buffering;
        walk.Take(walk.Choices[0]);
        var refused = Assert.Throws<InvalidInputException>(() => walk.Follow(Schedule.Parse("A1.m5")));
        Assert.Equal("'A1.m5' does not fit here: m cannot take its step 2 of 5.", refused.Message);
        Assert.Equal("m1", walk.Schedule.ToString());
        Assert.Throws<InvalidInputException>(() => walk.Follow(Schedule.Parse("A>")));
    }

    [Fact]
    public void What_a_thread_does_on_its_own_goes_along_with_its_step_and_is_told()
    {
        var walk = new Walk(OstepReader.Read(OstepPrograms.Race, "race.s", TwoOf), MemoryModel.Sc);
        walk.Take(walk.Choices[0]);
        Assert.Equal(["add $1, %ax"], walk.TakenAlong.Select(at => walk.Program.Code[at].Text));
        walk.Take(walk.Choices[0]);
        Assert.Equal(["sub $1, %bx", "test $0, %bx", "jgt .again", "halt"], walk.TakenAlong.Select(at => walk.Program.Code[at].Text));
    }

    [Fact]
    public void Caches_are_counted_along_the_way_and_back()
    {
        var walk = new Walk(OstepReader.Read(OstepPrograms.Race, "race.s", TwoOf), MemoryModel.Sc);
        walk.Follow(Schedule.Parse("m2.A2"));
        var count = MemoryWord.Of(walk.Computer).Single();
        Assert.Equal(("count", 2, 1), (count.Name, count.Value, count.Counts.Invalidations));
        Assert.Equal([LineState.Invalid, LineState.Modified], count.Lines);
        walk.GoBack();
        Assert.Equal([LineState.Shared, LineState.Shared], MemoryWord.Of(walk.Computer).Single().Lines);
    }

    [Fact]
    public void The_rest_happens_by_itself_even_where_threads_spin()
    {
        var walk = new Walk(OstepReader.Read(OstepPrograms.Locked, "locked.s", TwoOf), MemoryModel.Sc);
        walk.Follow(Schedule.Parse("m1.A"));
        Assert.Null(walk.Ending);
        Assert.True(walk.Finish());
        Assert.Equal(Verdict.Pass, walk.Ending!.Verdict);
        Assert.Equal("[lock]=0; [count]=2;", walk.Ending.Outcome);
    }

    [Fact]
    public void A_program_that_never_ends_is_not_waited_for()
    {
        var walk = new Walk(OstepReader.Read(".a\nmov 100, %ax\nj .a", "loop.s", TwoOf), MemoryModel.Sc);
        Assert.False(walk.Finish());
        Assert.Null(walk.Ending);
    }

    [Fact]
    public void A_walk_of_random_choices_is_the_run_of_its_schedule()
    {
        var program = LitmusReader.Read(StoreBuffering, "sb.litmus");
        Gen.Int[0, 7].Array[12].Sample(
            picks =>
            {
                var walk = new Walk(program, MemoryModel.Pso);
                foreach (var pick in picks)
                {
                    var enabled = walk.Choices.Where(choice => choice.IsEnabled).ToList();
                    if (enabled.Count > 0) walk.Take(enabled[pick % enabled.Count]);
                }

                Assert.NotNull(walk.Ending);
                var replayed = LitmusExplorer.Replay(program, MemoryModel.Pso, walk.Schedule.ToString());
                Assert.Equal(walk.Ending.Outcome, Assert.Single(replayed.Outcomes).Value);
            },
            iter: 200);
    }

    [Fact]
    public void Processes_have_page_tables_of_their_own_with_one_frame_in_both()
    {
        var walk = new Walk(LitmusReader.AsProcesses(LitmusReader.Read(StoreBuffering, "sb.litmus")), MemoryModel.Tso);
        var runs = PageRun.Of(walk.Computer.Kernel).Where(run => run.Frames == "frame 0").ToList();
        Assert.Equal([0, 1], runs.Select(run => run.Process));
        Assert.NotEqual(runs[0].Pages, runs[1].Pages);
    }
}
