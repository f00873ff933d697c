namespace Threads.Tests.Managed.Twins;

/// <summary>What the programs of this folder share.</summary>
internal static class Run
{
    public static Thread Start(Action body)
    {
        var thread = new Thread(() => body());
        thread.Start();
        return thread;
    }

    public static void Both(Action first, Action second)
    {
        var a = Start(first);
        var b = Start(second);
        a.Join();
        b.Join();
    }

    /// <summary>The name of the exception that was thrown, or null.</summary>
    public static string? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
