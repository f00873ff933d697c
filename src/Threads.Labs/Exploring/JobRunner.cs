using System.Diagnostics;
using Threads.Exploration;
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
                var demonstration = LabCatalogue.Read(instrumented.Assembly).Demonstrations.First(demonstration => demonstration.Name == job.Name);
                Explore(job, 0, Worlds.Of(instrumented, demonstration), DefaultOptions.Demonstration, pipe);
                break;
            default:
                Explore(job, 0, ManagedWorld.ForTest(instrumented, TestFinder.Find(instrumented, job.Name)), DefaultOptions.Test, pipe);
                break;
        }
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
