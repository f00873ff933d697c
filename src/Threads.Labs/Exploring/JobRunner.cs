using System.Diagnostics;
using System.Reflection;
using Threads.Coyote;
using Threads.Exploration;
using Threads.Labs.RealCores;
using Threads.Labs.Supervision;
using Threads.Managed;

namespace Threads.Labs.Exploring;

/// <summary>Does a job in this process: rewrites the assembly, finds what is asked for, explores it.</summary>
internal static class JobRunner
{
    public static void Run(Job job, MessageWriter pipe)
    {
        var instrumented = InstrumentedAssembly.Load(job.Assembly);
        switch (job.Kind)
        {
            case JobKind.Checks:
                RunChecks(job, instrumented, pipe);
                break;
            case JobKind.Demonstration:
                if (job.First == 0) Explore(job, 0, Worlds.Of(instrumented, Find(job, instrumented.Assembly)), DefaultOptions.Demonstration, pipe);
                if (job.Trials is { } limits) Try(job, limits, pipe);
                break;
            default:
                Explore(job, 0, ManagedWorld.ForTest(instrumented, TestFinder.Find(instrumented, job.Name)), DefaultOptions.Test, pipe);
                break;
        }
    }

    private static Demonstration Find(Job job, Assembly assembly) =>
        LabCatalogue.Read(assembly).Demonstrations.First(demonstration => demonstration.Name == job.Name);

    /// <summary>Runs a demonstration on real cores: the original, as it was compiled.</summary>
    private static void Try(Job job, TrialLimits limits, MessageWriter pipe)
    {
        pipe.Send(new Message(MessageKind.Begin, 1));
        var seen = TrialRunner.Run(Find(job, LabAssembly.Load(job.Assembly)), limits, trials => pipe.SendProgress(1, trials));
        pipe.Send(new Message(MessageKind.Result, 1, Trials: seen));
    }

    private static void RunChecks(Job job, InstrumentedAssembly instrumented, MessageWriter pipe)
    {
        var exercise = LabCatalogue.Read(instrumented.Assembly).Exercises.First(exercise => exercise.Name == job.Name);
        var implementation = exercise.Implementation(job.Implementation)
            ?? throw new InvalidInputException($"Exercise '{job.Name}' has no class {job.Implementation}.");
        for (var i = job.First; i <= (job.Last ?? exercise.Checks.Count - 1); i++)
        {
            var check = exercise.Checks[i];
            Explore(job, i, Worlds.Of(instrumented, exercise, check, implementation), DefaultOptions.Of(check), pipe, check);
        }
    }

    private static void Explore(Job job, int index, IWorld world, Options defaults, MessageWriter pipe, LabCheck? check = null)
    {
        pipe.Send(new Message(MessageKind.Begin, index));
        var watch = Stopwatch.StartNew();
        try
        {
            var found = Explore(job, world, DefaultOptions.With(defaults, job.Request), check, schedules => pipe.SendProgress(index, schedules));
            pipe.Send(new Message(MessageKind.Result, index, check is null ? found : CheckDemands.Reach(check, found)));
        }
        catch (OutOfMemoryException)
        {
            pipe.Send(new Message(MessageKind.Result, index, Death.ByMemory(watch.Elapsed)));
        }
    }

    private static ExplorationResult Explore(Job job, IWorld world, Options options, LabCheck? check, Action<long> progress)
    {
        var allow = (ExplorationResult found) => check is null ? found : CheckDemands.Allow(check, found);
        if (job.Schedule is { } schedule)
            return allow(Explorer.Replay(world, Schedule.Parse(schedule)));
        if (job.CoyoteTrace is { } trace)
            return allow(CoyoteExplorer.Replay(world, File.ReadAllText(trace)));
        if (job.Request?.CoyoteTrace is { } file)
            return allow(ExploreForTrace(world, options, file, progress));
        if (!job.SecondOpinion || job.Request is { Engine: not null } or { Coyote: not null })
            return allow(CoyoteExplorer.Explore(world, options, progress));
        var first = allow(Explorer.Explore(world, SecondOpinion.First(options), progress));
        return first.Verdict == Verdict.Pass ? SecondOpinion.Of(world, options, first, allow, progress) : first;
    }

    // The first failing run of the job leaves its trace; a file from an earlier job is replaced.
    private static ExplorationResult ExploreForTrace(IWorld world, Options options, string file, Action<long> progress)
    {
        var (found, trace) = CoyoteExplorer.ExploreForTrace(world, options with { Engine = Engine.Coyote }, progress);
        if (trace is not null && !File.Exists(file))
            File.WriteAllText(file, trace);
        return found;
    }
}
