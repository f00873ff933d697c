using System.Text.Json;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Kernels;
using Threads.Labs.Reports;
using Threads.Machine;
using Threads.SharedMemory;
using Threads.Tests.Cli;

namespace Threads.Tests.Labs.Kernels;

/// <summary>Two kernels are compared step by step, and where they part it is said. Both are simulated here; one may have another administrator.</summary>
[Collection("Real processes")] // one of them starts some
public sealed class KernelComparisonTests
{
    private static readonly Demonstration Example = DemonstrationReader.Read(typeof(MachineDemonstrations.Attaching));
    private static readonly Demonstration Secretive = DemonstrationReader.Read(typeof(MachineDemonstrations.Secret));

    [Fact]
    public void A_step_is_a_row_with_both_answers_and_what_became_of_the_segments() => Assert.StartsWith(
        """

          The same steps (A, then B) on the simulated kernel and on this computer's: Linux 9.9, where A is
          process 8 and B is process 9.

          step                            simulated  Linux      segment  size  attached  mode   key
          A shmget(5, 5000, Create|0666)  id 1       id 1       id 1     5000  0         0666   5
          A shmat(id 1, 0, 0)             @1         @1         id 1     5000  1         0666   5
          B shmat(id 1, 0, ReadOnly)      @2         @2         id 1     5000  2         0666   5
          A write [@1+8] = @1             done       done
          A shmctl(id 1, IPC_RMID)        0          0          id 1     5000  2         01666  0
          A shmdt(@1)                     0          0          id 1     5000  1         01666  0
          A shmdt(@1)                     -1 EINVAL  -1 EINVAL
          B read [@2+8]                   @1         @1
          B write [@2] = 1                SIGSEGV    SIGSEGV    id 1     gone

        ✓ All 9 answers are the same, and so are the segments after each step. Both end with: 0.
        """.ReplaceLineEndings("\n"),
        Render(Compare(new SimulatedMachine())),
        StringComparison.Ordinal);

    [Fact]
    public void The_same_answers_pass()
    {
        var same = Compare(new SimulatedMachine());
        Assert.True(same.IsSame);
        Assert.Equal(ExitCode.Passed, same.ExitCode);
        Assert.Contains("✓ All 9 answers are the same, and so are the segments after each step. Both end with: 0.", Render(same), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_answer_is_said_and_fails()
    {
        var other = Compare(new SimulatedMachine(new KernelOptions { MaxSegmentSize = 4096 }));
        Assert.Equal((0, ExitCode.Failed), (other.FirstDifference, other.ExitCode));
        var text = Unbroken(Render(other));
        Assert.Contains("✗ The kernels part at step 1. Simulated: A shmget(5, 5000, Create|0666) → id 1; id 1 size 5000 attached 0 mode 0666 key 5. This computer: A shmget(5, 5000, Create|0666) → -1 EINVAL.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("shmdt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_answer_with_another_segment_after_it_fails()
    {
        var other = Compare(new Meddled());
        Assert.Equal((2, ExitCode.Failed), (other.FirstDifference, other.ExitCode));
        Assert.Contains("attached 3", Render(other), StringComparison.Ordinal);
    }

    [Fact]
    public void What_permissions_forbid_is_forbidden_on_both_kernels_or_on_neither()
    {
        var student = KernelRun.Of(Secretive, new SimulatedMachine());
        var root = KernelRun.Of(Secretive, new SimulatedMachine { Caller = Credentials.Root });
        Assert.Equal(("refused", "attached"), (student.Outcome, root.Outcome));
        var kernels = KernelComparison.Of(Secretive, Tool.Program);
        if (kernels.Real is null) Assert.Skip(kernels.Obstacle ?? "");
        Assert.True(kernels.IsSame, Render(kernels));
        Assert.Equal(kernels.IsPrivileged ? "attached" : "refused", kernels.Simulated.Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Root_is_told_that_permissions_do_not_bind_him(bool isPrivileged)
    {
        var run = KernelRun.Of(Secretive, new SimulatedMachine { Caller = isPrivileged ? Credentials.Root : Credentials.Student });
        var text = Samples.Render(100, false, screen => KernelReport.Write(screen, Secretive, new KernelComparison(run, run) { IsPrivileged = isPrivileged }));
        Assert.Equal(isPrivileged, text.Contains("You are root here", StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_that_differ_fail_though_the_answers_are_the_same()
    {
        var run = KernelRun.Of(Example, new SimulatedMachine());
        SeenPage[] one = [new("@1", "A", 4096, "frame 1"), new("@2", "B", 8192, "frame 1")];
        SeenPage[] two = [one[0], one[1] with { Frame = "frame 2" }];
        var other = new KernelComparison(run with { Pages = one }, run with { Pages = two });
        Assert.Equal(ExitCode.Failed, other.ExitCode);
        Assert.Contains("only one of the kernels has one frame behind several addresses", Unbroken(Render(other)), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Passed, new KernelComparison(run with { Pages = one }, run with { Pages = one }).ExitCode);
    }

    [Fact]
    public void Where_frames_are_hidden_it_is_said()
    {
        var run = KernelRun.Of(Example, new SimulatedMachine()) with { Pages = [new("@1", "A", 4096, "inode 7, offset 0x0"), new("@2", "B", 8192, "inode 7, offset 0x0")] };
        Assert.Contains("This system hides frame numbers", Render(new KernelComparison(run, run) { HidesFrames = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("hides", Render(new KernelComparison(run, run)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_real_kernel_the_simulated_half_is_shown_and_one_line_says_why()
    {
        var half = new KernelComparison(KernelRun.Of(Example, new SimulatedMachine()), null) { Obstacle = "This is not Linux." };
        Assert.Equal(ExitCode.Passed, half.ExitCode);
        var text = Render(half);
        Assert.Contains("  A shmat(id 1, 0, 0)             @1         id 1     5000  1         0666   5\n", text, StringComparison.Ordinal);
        Assert.Contains("Not compared with this computer's kernel: This is not Linux.", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.ToolFailed, (half with { WasCutShort = true }).ExitCode);
    }

    [Fact]
    public void Programs_are_told_too()
    {
        var json = Json(Compare(new SimulatedMachine()));
        Assert.True(json.GetProperty("same").GetBoolean());
        Assert.Equal(9, json.GetProperty("real").GetProperty("steps").GetArrayLength());
        var step = json.GetProperty("simulated").GetProperty("steps")[0];
        Assert.Equal(("A shmget(5, 5000, Create|0666)", "id 1"), (step.GetProperty("step").GetString(), step.GetProperty("answer").GetString()));
        Assert.Equal("""[{"id":1,"size":5000,"attached":0,"mode":"0666","key":5}]""", step.GetProperty("segments").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.False), (json.GetProperty("firstDifference").ValueKind, json.GetProperty("cutShort").ValueKind));
    }

    [Fact]
    public void Programs_are_told_where_it_differed_and_that_it_was_cut_short()
    {
        Assert.Equal(2, Json(Compare(new Meddled())).GetProperty("firstDifference").GetInt32());
        Assert.True(Json(new KernelComparison(KernelRun.Of(Example, new SimulatedMachine()), null) { WasCutShort = true }).GetProperty("cutShort").GetBoolean());
    }

    [Theory]
    [InlineData(typeof(MachineDemonstrations.Throwing), 1)]
    [InlineData(typeof(MachineDemonstrations.ThrowingAtOnce), 0)]
    public void What_a_demonstration_throws_is_how_it_ends_and_the_steps_before_it_are_shown(Type type, int steps)
    {
        var run = KernelRun.Of(DemonstrationReader.Read(type), new SimulatedMachine());
        Assert.Equal(("The map is upside down.", steps), (run.Outcome, run.Steps.Count));
    }

    [Fact]
    public void What_the_machine_does_not_do_is_not_how_a_demonstration_ends() =>
        Assert.Throws<SharedMemoryException>(() => KernelRun.Of(DemonstrationReader.Read(typeof(MachineDemonstrations.Refused)), new SimulatedMachine()));

    [Theory]
    [InlineData(Verdict.Deadlock, false)]
    [InlineData(Verdict.PartialDeadlock, false)]
    [InlineData(Verdict.LostWakeup, false)]
    [InlineData(Verdict.LockNeverReleased, false)]
    [InlineData(Verdict.Livelock, false)]
    [InlineData(Verdict.TimedOut, false)]
    [InlineData(Verdict.UnhandledException, false)]
    [InlineData(Verdict.Unsupported, false)]
    [InlineData(Verdict.Pass, true)]
    [InlineData(Verdict.WrongOutcome, true)]
    [InlineData(Verdict.DataRace, true)]
    public void What_may_wait_for_ever_or_throw_is_not_played_without_supervision(Verdict found, bool isPlayed) => Assert.Equal(isPlayed, KernelComparison.IsSafeAfter(found));

    private static JsonElement Json(KernelComparison kernels) => JsonDocument.Parse(JsonReport.Write("D", Samples.Passed, null, kernels)).RootElement.GetProperty("kernels");

    private static KernelComparison Compare(IMachine other) =>
        new(KernelRun.Of(Example, new SimulatedMachine()), KernelRun.Of(Example, other)) { Description = "Linux 9.9, where A is process 8 and B is process 9" };

    private static string Render(KernelComparison kernels) => Samples.Render(100, false, screen => KernelReport.Write(screen, Example, kernels));

    private static string Unbroken(string text) => text.Replace("\n  ", " ", StringComparison.Ordinal);

    /// <summary>A machine that counts one attachment too many, as soon as there are two.</summary>
    private sealed class Meddled : IMachine
    {
        private readonly SimulatedMachine _machine = new();

        public int Segments => _machine.Segments;

        public IProcess Start(string name) => _machine.Start(name);

        public SegmentFacts? Find(int id) => _machine.Find(id) is { } facts ? facts with { Attachments = facts.Attachments == 2 ? 3 : facts.Attachments } : null;

        public string? FrameOf(IProcess process, ulong address) => _machine.FrameOf(process, address);

        public Figure? Draw(string title) => null;
    }
}
