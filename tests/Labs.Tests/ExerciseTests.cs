using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Exploring;

namespace Labs.Tests;

/// <summary>
/// What every exercise of every lab is held to. The student's class is tested as it stands in the working copy: these tests are
/// about the unedited exercises, and one that a student has solved is rightly reported here as no longer failing.
/// </summary>
public sealed class ExerciseTests
{
    private const int Seeds = 40;

    /// <summary>
    /// Within how many of Coyote's schedules every mistake of every lab shows, long runs cut short. Most show in the first few of one check:
    /// all checks are tried with few before any is with many.
    /// </summary>
    private static readonly long[] CoyoteSchedules = [3, 30, 300];

    private static readonly Options Coyote = new(Engine.Coyote, Seed: 7);

    private static readonly Budget UntilCoyoteFails = new(Time: TimeSpan.FromSeconds(20), SchedulesAfterFailure: 0, SchedulesForSimplest: 0);

    public static TheoryData<string, string> Exercises =>
        new(BuiltLab.All.SelectMany(lab => lab.Lab.Exercises.Select(exercise => (lab.Lab.Name, exercise.Name))));

    public static TheoryData<string, string, string> Mistakes =>
        new(BuiltLab.All.SelectMany(lab => lab.Lab.Exercises.SelectMany(exercise => exercise.Mistakes.Select(mistake => (lab.Lab.Name, exercise.Name, mistake.Type.Name)))));

    [Theory]
    [MemberData(nameof(Exercises))]
    public void The_unedited_exercise_fails_with_a_verdict(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        var verdicts = built.Explore(exercise, exercise.Student).Select(result => result.Found.Verdict).ToList();
        Assert.Contains(verdicts, verdict => verdict != Verdict.Pass);
        Assert.DoesNotContain(verdicts, verdict => verdict is Verdict.Unsupported or Verdict.TimedOut or Verdict.Abandoned);
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void The_solution_passes_proven_or_within_its_stated_bound(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        foreach (var (check, found) in built.Explore(exercise, exercise.Solution))
        {
            Assert.True(found.Verdict == Verdict.Pass, $"{check.Title}: {Words.Of(found.Verdict)}. {found.Message} {found.Counterexample?.Explanation}");
            Assert.True(found.Proved || (check.Preemptions is { } bound && found.Preemptions >= bound), $"{check.Title}: {found.Coverage}");
        }
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void No_seed_of_a_random_engine_finds_fault_with_the_solution(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var engine = seed % 2 == 0 ? Engine.Random : Engine.Pct;
            var options = new Options(engine, Seed: (ulong)seed);
            var budget = new Budget(Schedules: 10, SchedulesForSimplest: 0);
            foreach (var (check, found) in built.Explore(exercise, exercise.Solution, check => options with { Budget = Of(check, budget) }))
                Assert.True(found.Verdict == Verdict.Pass || check.Reaches is not null, $"{check.Title}, {engine}, seed {seed}: {found.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_caught_for_the_reason_that_it_names(string lab, string name, string type)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        var mistake = exercise.Mistakes.Single(candidate => candidate.Type.Name == type);
        var verdicts = built.Explore(exercise, mistake.Type, VerdictAlone).Select(result => result.Found.Verdict).Where(verdict => verdict != Verdict.Pass).ToList();
        Assert.True(verdicts.Count > 0, $"{type} ({mistake.Misconception}) is not caught.");
        Assert.Contains(mistake.CaughtAs, verdicts);
        Assert.NotEmpty(mistake.Misconception);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Coyote_catches_each_mistake_too(string lab, string name, string type)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        var mistake = exercise.Mistakes.Single(candidate => candidate.Type.Name == type);
        Assert.Contains(CoyoteSchedules, schedules => built.Explore(exercise, mistake.Type, check => Coyote with { Budget = Of(check, UntilCoyoteFails with { Schedules = schedules }) })
            .Any(result => result.Found.Verdict != Verdict.Pass));
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void Coyote_finds_no_fault_with_the_solution(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        foreach (var (check, found) in built.Explore(exercise, exercise.Solution, check => Coyote with { Budget = Of(check, new Budget(20)) }))
            Assert.True(found.Verdict == Verdict.Pass || check.Reaches is not null, $"{check.Title}: {found.Message}");
    }

    [Theory]
    [MemberData(nameof(Exercises))]
    public void An_exercise_has_two_mistakes_three_hints_and_a_TODO(string lab, string name)
    {
        var built = BuiltLab.Open(lab);
        var exercise = built.Exercise(name);
        Assert.True(exercise.Mistakes.Count >= 2);
        Assert.Equal(3, exercise.Hints.Distinct().Count());
        Assert.All(exercise.Hints, hint => Assert.False(string.IsNullOrWhiteSpace(hint)));
        var file = Path.Combine(built.Folder.Path, "Exercises", exercise.Student.Name + ".cs");
        Assert.True(File.Exists(file), $"{file} should hold the class {exercise.Student.Name}.");
        Assert.Contains("TODO", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(built.Folder.Path, "Solutions", exercise.Solution.Name + ".cs")));
    }

    // What a student's class is explored with, but for the search for the simplest failing run, which changes no verdict.
    private static Options VerdictAlone(LabCheck check)
    {
        var options = DefaultOptions.Of(check);
        return options with { Budget = options.Budget! with { SchedulesForSimplest = 0 } };
    }

    // A check on much data, which its author explores without preemptions, is not for many schedules.
    private static Budget Of(LabCheck check, Budget usual) => check.Preemptions == 0 ? usual with { Schedules = 3 } : usual;
}
