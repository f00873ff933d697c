namespace Locking.Checks;

/// <summary>
/// What every lock is held to, whatever it is called and however it is built. A lock comes as two methods, each with the number of
/// the calling thread: 0, 1, …
/// </summary>
internal static class Exclusion
{
    /// <summary>Two threads go in, and are never inside together.</summary>
    public static void Of_two(Action<int> enter, Action<int> exit)
    {
        Room room = new();
        Together.Run(
            () => { enter(0); room.VisitAlone(); exit(0); },
            () => { enter(1); room.VisitAlone(); exit(1); });
    }

    /// <summary>Three threads go in, and no two are ever inside together.</summary>
    public static void Of_three(Action<int> enter, Action<int> exit)
    {
        Room room = new();
        Together.Run(
            () => { enter(0); room.VisitAlone(); exit(0); },
            () => { enter(1); room.VisitAlone(); exit(1); },
            () => { enter(2); room.VisitAlone(); exit(2); });
    }

    /// <summary>What one writes inside, plainly, the next one finds: leaving releases, entering acquires.</summary>
    public static void Of_data(Action<int> enter, Action<int> exit)
    {
        int visitors = 0;
        Together.Run(
            () => { enter(0); visitors++; exit(0); },
            () => { enter(1); visitors++; exit(1); });
        Check.Equal(2, visitors, "The number that both counted up inside");
    }

    /// <summary>Whoever wants to go in gets in: once more, when the other is done, and when the other never comes.</summary>
    public static void Everybody_gets_in(Action<int> enter, Action<int> exit)
    {
        Together.Run(
            () => { enter(0); exit(0); enter(0); exit(0); },
            () => { enter(1); exit(1); });
    }

    /// <summary>One that comes alone, again and again, does not wait for the other.</summary>
    public static void Alone(Action<int> enter, Action<int> exit, int me)
    {
        for (int i = 0; i < 3; i++)
        {
            enter(me);
            exit(me);
        }
    }
}
