using System.Collections.Concurrent;
using Threads.Coyote;
using Threads.Exploration;
using Threads.Labs;
using Threads.Labs.Exploring;
using Threads.Managed;

namespace Labs.Tests;

/// <summary>A lab as it was built with the tests: rewritten once, its parts explored by name.</summary>
internal sealed class BuiltLab
{
    private static readonly Repository Here = Repository.Find(AppContext.BaseDirectory)!;
    private static readonly ConcurrentDictionary<string, BuiltLab> Opened = new();

    private BuiltLab(LabFolder folder)
    {
        Folder = folder;
        Instrumented = InstrumentedAssembly.Load(folder.Assembly);
        Lab = LabCatalogue.Read(Instrumented.Assembly);
        Original = LabCatalogue.Read(LabAssembly.Load(folder.Assembly));
    }

    public static IEnumerable<BuiltLab> All => Here.Labs.Select(folder => Open(folder.Name));

    public LabFolder Folder { get; }

    public Lab Lab { get; }

    /// <summary>The lab as it was compiled, not rewritten.</summary>
    public Lab Original { get; }

    public InstrumentedAssembly Instrumented { get; }

    public static BuiltLab Open(string name) => Opened.GetOrAdd(name, known => new BuiltLab(Here.Lab(known)));

    public Exercise Exercise(string name) => Lab.Exercises.Single(exercise => exercise.Name == name);

    /// <summary>Explores the checks of an exercise on one of its classes, in order.</summary>
    public IEnumerable<(LabCheck Check, ExplorationResult Found)> Explore(Exercise exercise, Type implementation, Func<LabCheck, Options>? options = null) =>
        exercise.Checks.Select(check => (check, CheckDemands.Judge(check, CoyoteExplorer.Explore(
            Worlds.Of(Instrumented, exercise, check, implementation),
            options?.Invoke(check) ?? DefaultOptions.Of(check)))));

    /// <summary>Explores a demonstration.</summary>
    public ExplorationResult Explore(Demonstration demonstration) => Explorer.Explore(Worlds.Of(Instrumented, demonstration), DefaultOptions.Demonstration);
}
