using System.Reflection;

namespace Threads.Managed;

/// <summary>
/// The static state of one closed type. Its first use in a run resets it and runs the static constructor, as one piece and
/// without steps: static constructors belong to the initial state, not to the exploration.
/// </summary>
internal static class StaticsOf<T>
{
    /// <summary>What the rewriter calls the method that resets the statics and runs the static constructor.</summary>
    private const string ResetMethod = "<Threads>ResetStatics";

    private static readonly Action? ResetStatics = typeof(T)
        .GetMethod(ResetMethod, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)?.CreateDelegate<Action>();

    private static Exception? _failure;

    /// <summary>The run for which the statics are fresh.</summary>
    public static int Run { get; private set; }

    public static void Reset()
    {
        var thread = ManagedWorld.Active!.Current;
        Run = ManagedWorld.RunNumber;
        _failure = null;
        thread.Uncontrolled++;
        try
        {
            ResetStatics?.Invoke();
        }
        catch (Exception exception) when (exception is not UnwindException)
        {
            _failure = new TypeInitializationException(typeof(T).FullName, exception);
            Run = 0;
            throw _failure;
        }
        finally
        {
            thread.Uncontrolled--;
        }
    }
}
