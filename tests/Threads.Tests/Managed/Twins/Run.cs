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

    /// <summary>Two threads each count up once, inside what they are given; answers how far they came.</summary>
    public static int BothIncrement(Action<Action> inside)
    {
        var value = 0;
        void Visit() => inside(() => value++);
        Both(Visit, Visit);
        return value;
    }

    /// <summary>One thread holds a lock for a while, another tries to take it; answers whether it could.</summary>
    public static string OneTries(Action hold, Func<bool> tryEnter, Action exit)
    {
        var entered = false;
        Both(hold, () =>
        {
            entered = tryEnter();
            if (entered)
                exit();
        });
        return entered.ToString();
    }

    /// <summary>Two threads take two locks, each the other's second one first.</summary>
    public static void InOppositeOrders<T>(Action<T, T> nest)
        where T : new()
    {
        var (a, b) = (new T(), new T());
        Both(() => nest(a, b), () => nest(b, a));
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
