namespace Atomics.Checks;

/// <summary>Settings that are loaded when somebody first asks for them, and never again.</summary>
public interface IOnce
{
    /// <summary>
    /// The settings, the same for every caller. The first caller's <paramref name="load"/> is called, once; whoever comes before
    /// it has ended waits for it. Any thread, at any time.
    /// </summary>
    Settings Get(Func<Settings> load);
}
