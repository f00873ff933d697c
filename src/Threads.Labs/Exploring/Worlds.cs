using System.Reflection;
using Threads.Exploration;
using Threads.Managed;

namespace Threads.Labs.Exploring;

/// <summary>Makes worlds of checks and demonstrations. Delegates are made once; a run calls them without reflection.</summary>
internal static class Worlds
{
    // What is done here on the program's behalf stands nowhere in its source.
    private const int NoSite = -1;

    /// <summary>A world that runs a check on a fresh instance of a class in every schedule.</summary>
    public static IWorld Of(InstrumentedAssembly instrumented, Exercise exercise, LabCheck check, Type implementation)
    {
        var body = Generic(nameof(CheckBody), exercise.Contract).CreateDelegate<Func<MethodInfo, Type, Func<object?>>>()(check.Method, implementation);
        return new ManagedWorld(instrumented.Sites, body, hasOutcome: check.Method.ReturnType != typeof(void));
    }

    /// <summary>A world that runs a demonstration's actors on a fresh instance in every schedule.</summary>
    public static IWorld Of(InstrumentedAssembly instrumented, Demonstration demonstration) => new ManagedWorld(instrumented.Sites, () =>
    {
        var instance = Activator.CreateInstance(demonstration.Type)!;
        Probe.Site = NoSite;
        var threads = demonstration.Actors.Select(actor => Operation.Fork(actor.CreateDelegate<Action>(instance), NameOf(actor))).ToList();
        threads.ForEach(Operation.Start);
        threads.ForEach(thread => Operation.Join(thread));
        return demonstration.Outcome.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, null, null);
    });

    // Actors called A, B, … are threads A, B, … as everywhere else.
    private static string? NameOf(MethodInfo actor) => actor.Name.Length == 1 ? null : actor.Name;

    private static MethodInfo Generic(string name, Type argument) =>
        typeof(Worlds).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(argument);

    private static Func<object?> CheckBody<TContract>(MethodInfo check, Type implementation)
        where TContract : class
    {
        var make = () => (TContract)Activator.CreateInstance(implementation)!;
        var takesMaker = check.GetParameters()[0].ParameterType != typeof(TContract);
        if (check.ReturnType == typeof(void))
        {
            var demand = takesMaker ? null : check.CreateDelegate<Action<TContract>>();
            var demandOfMaker = takesMaker ? check.CreateDelegate<Action<Func<TContract>>>() : null;
            return () =>
            {
                demand?.Invoke(make());
                demandOfMaker?.Invoke(make);
                return null;
            };
        }

        return () => check.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [takesMaker ? make : make()], null);
    }
}
