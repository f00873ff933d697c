using System.Reflection;
using System.Runtime.CompilerServices;
using Threads.Exploration;

namespace Threads.Labs.RealCores;

/// <summary>A team for the demonstrations of one class. Delegates are made once: a trial calls its actors without reflection.</summary>
/// <typeparam name="T">The demonstration's class.</typeparam>
internal sealed class DemonstrationTeam<T> : Team
    where T : class
{
    private readonly T[] _instances = new T[BatchSize];
    private readonly bool[] _failed = new bool[BatchSize]; // where an actor threw
    private readonly Action<T>[] _actors;
    private readonly MethodInvoker _outcome;
    private readonly Dictionary<object, long>[] _counts; // a worker each

    public DemonstrationTeam(Demonstration demonstration, IReadOnlyList<int> cores, TrialLimits limits)
        : base(demonstration.Actors.Count, cores, limits)
    {
        _actors = [.. demonstration.Actors.Select(actor => actor.CreateDelegate<Action<T>>())];
        _outcome = MethodInvoker.Create(demonstration.Outcome);
        _counts = [.. _actors.Select(_ => new Dictionary<object, long>())];
    }

    protected override void Make(int first, int end)
    {
        for (var instance = first; instance < end; instance++)
        {
            _instances[instance] = Activator.CreateInstance<T>();
            _failed[instance] = false;
        }
    }

    protected override void Touch(int instance) => Volatile.Read(ref Unsafe.As<Contents>(_instances[instance]).First);

    protected override void Act(int worker, int instance)
    {
        try
        {
            _actors[worker](_instances[instance]);
        }
        catch (Exception)
        {
            _failed[instance] = true;
        }
    }

    protected override void Count(int worker, int first, int end)
    {
        var counts = _counts[worker];
        for (var instance = first; instance < end; instance++)
        {
            var outcome = _failed[instance] ? Words.Of(Verdict.UnhandledException) : KeyOf(_outcome.Invoke(_instances[instance]));
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
        }
    }

    protected override IReadOnlyList<SeenOutcome> Seen() =>
    [
        .. _counts.SelectMany(counts => counts)
            .GroupBy(outcome => Managed.Names.Outcome(outcome.Key), outcome => outcome.Value)
            .Select(outcome => new SeenOutcome(outcome.Key, outcome.Sum()))
            .OrderByDescending(outcome => outcome.Count).ThenBy(outcome => outcome.Value, StringComparer.Ordinal),
    ];

    // Numbers and texts are formatted at the end, once each.
    private static object KeyOf(object? outcome) => outcome is string or int or long or bool ? outcome : Managed.Names.Outcome(outcome);

    // What any object looks like to somebody who only wants its first byte.
    private sealed class Contents(byte first)
    {
        public byte First = first;
    }
}
