using Threads.Tests.Managed.Twins;

namespace Threads.Tests.Explorers;

/// <summary>Programs that take too long, each in its own way.</summary>
public static class TimePrograms
{
    private static volatile int _count;
    private static int _plain;

    public static void NeverEnds()
    {
        while (true)
        {
            Compute(10_000);
            _count++;
        }
    }

    public static void NeverTouchesAnything()
    {
        while (true) Compute(10_000);
    }

    /// <summary>Two threads race; then one of them goes round without end, and takes steps or none.</summary>
    public static int RacesAndNeverEnds((Action Before, Func<bool> IsEnough, bool TakesSteps) loop)
    {
        Run.Both(
            () =>
            {
                loop.Before();
                _plain = 1;
            },
            () =>
            {
                var (_, isEnough, takesSteps) = loop; // read once: whatever the lambda shares is a step
                _plain = 2;
                while (!isEnough())
                {
                    Compute(10_000);
                    if (takesSteps) _count++;
                }
            });
        return _plain;
    }

    /// <summary>Calls code that is not rewritten, on the initial thread.</summary>
    public static void Calls(Action foreign) => foreign();

    /// <summary>The same on another thread, while the initial one waits for it and a third has not had a turn.</summary>
    public static void CallsOnAThread(Action foreign) => Run.Both(() => foreign(), () => _count++);

    /// <summary>Fails only if two threads take turns all the time; two others have much to do besides.</summary>
    public static bool FailsAfterManySwitches()
    {
        int shared = 0, other = 0;
        var seen = new int[4];
        var writer = Run.Start(() =>
        {
            for (var value = 1; value <= seen.Length; value++) Volatile.Write(ref shared, value);
        });
        var reader = Run.Start(() =>
        {
            for (var at = 0; at < seen.Length; at++) seen[at] = Volatile.Read(ref shared);
        });
        var busy = Run.Start(() => Count(ref other));
        var busier = Run.Start(() => Count(ref other));
        writer.Join();
        reader.Join();
        busy.Join();
        busier.Join();
        return !seen.SequenceEqual([1, 2, 3, 4]);
    }

    /// <summary>Some milliseconds, in which nothing shared is touched.</summary>
    private static double Compute(int rounds)
    {
        var value = 1.0;
        for (var round = 0; round < rounds; round++) value = Math.Sin(Math.Cos(Math.Sin(Math.Cos(Math.Sin(Math.Cos(value))))));
        return value;
    }

    private static void Count(ref int shared)
    {
        for (var round = 0; round < 6; round++) Interlocked.Increment(ref shared);
    }
}
