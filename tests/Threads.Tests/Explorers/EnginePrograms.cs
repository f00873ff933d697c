using System.Diagnostics;
using Xunit;

namespace Threads.Tests.Explorers;

/// <summary>Programs that show what the explorers do.</summary>
public static class EnginePrograms
{
    private static int _x;
    private static int _flag;

    public static void WaitsAtOnce() => new ManualResetEventSlim(false).Wait();

    public static async Task Awaits() => await Task.Delay(1, TestContext.Current.CancellationToken);

    public static int TakesNoStep() => 42;

    public static string StoreBuffering() => ConformancePrograms.StoreBuffering();

    public static string TwoPlusTwoWrites() => ConformancePrograms.TwoPlusTwoWrites();

    public static string Iriw() => ConformancePrograms.Iriw();

    public static int Racy()
    {
        Both(() => _x++, () => _x++);
        return _x;
    }

    public static bool LosesAnUpdate()
    {
        Both(() => _x++, () => _x++);
        return _x == 2;
    }

    public static string Spins()
    {
        Both(
            () => Volatile.Write(ref _flag, 1),
            () =>
            {
                while (Volatile.Read(ref _flag) == 0)
                {
                }
            });
        return "seen";
    }

    public static string TriesThreeTimes()
    {
        var seen = false;
        Both(
            () => Volatile.Write(ref _flag, 1),
            () =>
            {
                for (var round = 0; round < 3 && !seen; round++)
                    seen = Volatile.Read(ref _flag) == 1;
            });
        return seen ? "seen" : "gave up";
    }

    public static void SpinsForEver()
    {
        Both(
            () => _x = 1,
            () =>
            {
                while (Volatile.Read(ref _flag) == 0)
                    Thread.Yield();
            });
    }

    public static void GivesWayForEver()
    {
        object left = new(), right = new();
        Both(() => Polite(left, right), () => Polite(right, left));
    }

    public static int DependsOnChance()
    {
        Both(
            () =>
            {
                for (var round = 0; round < 20; round++)
                    Interlocked.Increment(ref Stopwatch.GetTimestamp() / 100 % 2 == 0 ? ref _x : ref _flag);
            },
            () =>
            {
                Interlocked.Increment(ref _x);
                Interlocked.Increment(ref _flag);
            });
        return _x;
    }

    // Holds one, tries the other, and lets go when it is taken: nobody ever waits, and nobody need ever finish.
    private static void Polite(object first, object second)
    {
        while (true)
        {
            lock (first)
            {
                if (Monitor.TryEnter(second))
                {
                    Monitor.Exit(second);
                    return;
                }
            }
        }
    }

    private static void Both(Action a, Action b)
    {
        var first = new Thread(() => a());
        var second = new Thread(() => b());
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }
}
