using System.Diagnostics;
using System.Reflection;
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
            Explore(job, i, Worlds.Of(instrumented, exercise, check, implementation), DefaultOptions.Of(check), pipe, found => CheckDemands.Judge(check, found));
        }
    }

    private static void Explore(
        Job job,
        int index,
        IWorld world,
        Options defaults,
        MessageWriter pipe,
        Func<Exploration.Exploration, Exploration.Exploration>? judge = null)
    {
        pipe.Send(new Message(MessageKind.Begin, index));
        var watch = Stopwatch.StartNew();
        try
        {
            var found = job.Schedule is { } schedule
                ? Explorer.Replay(world, Schedule.Parse(schedule))
                : Explorer.Explore(world, DefaultOptions.With(defaults, job.Request), schedules => pipe.SendProgress(index, schedules));
            pipe.Send(new Message(MessageKind.Result, index, judge?.Invoke(found) ?? found));
        }
        catch (OutOfMemoryException)
        {
            pipe.Send(new Message(MessageKind.Result, index, Death.ByMemory(watch.Elapsed)));
        }
    }
}
