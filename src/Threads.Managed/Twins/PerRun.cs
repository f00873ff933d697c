namespace Threads.Managed.Twins;

/// <summary>
/// What a twin must remember besides its own fields: it lives for one run. Statics would leak from a schedule into the
/// next, and an abandoned run leaves its locks held.
/// </summary>
internal static class PerRun
{
    /// <summary>This run's value for a key, made when it is first asked for.</summary>
    public static T Get<T>(object key, Func<object, T> create)
        where T : class
    {
        if (Operation.RunState.TryGetValue(key, out var value))
            return (T)value!;
        var created = create(key);
        Operation.RunState[key] = created;
        return created;
    }
}

/// <summary>Numbers from 1, given out anew in every run.</summary>
internal sealed class RunCounter
{
    private int _latest;

    public static int Next(object key) => ++PerRun.Get(key, static _ => new RunCounter())._latest;
}
